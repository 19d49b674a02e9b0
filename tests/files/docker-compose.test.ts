/** Docker runs on few machines that test this; so what the file names is checked against what is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import manifest from '../../plugin.json';
import { DEMO_KEYS } from '../../src/local-cls/start-local-cls';

const root = path.join(__dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

interface Service {
  build: { context: string; target: string };
  environment?: Record<string, string>;
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
}

const { services, volumes } = parse(read('docker-compose.yml')) as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
};
const dockerfile = read('Dockerfile');

test('every service is built from a stage of the Dockerfile, and what stages copy exists or is built', () => {
  const stages = [...dockerfile.matchAll(/^FROM \S+ AS (\S+)$/gm)].map(([, name]) => name);
  for (const { build } of Object.values(services)) {
    expect(stages).toContain(build.target);
  }
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files]) => files!.split(' '));
  for (const file of copied) {
    expect(existsSync(path.join(root, file))).toBe(true);
  }
});

test('the plugin lands in the folder of its id and Grafana may load it unsigned', () => {
  expect(dockerfile).toContain(`/flowlens/dist /var/lib/grafana/plugins/${manifest.id}\n`);
  expect(services.grafana!.environment!.GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS).toBe(manifest.id);
});

test('the image is of a Grafana version the plugin supports, the same in both files', () => {
  const [, version, minor] = /^ARG GRAFANA_VERSION=(12\.(\d+)\.\d+)$/m.exec(dockerfile) ?? [];
  expect(dockerfile).toContain('FROM grafana/grafana:${GRAFANA_VERSION}-ubuntu AS grafana');
  expect(read('docker-compose.yml')).toContain(`GRAFANA_VERSION: \${GRAFANA_VERSION:-${version}}`);
  expect(Number(minor)).toBeGreaterThanOrEqual(3);
  expect(manifest.dependencies.grafanaDependency).toContain('>=12.2.5');
});

test('Grafana waits for the local CLS to be healthy', () => {
  expect(services.grafana!.depends_on).toEqual({ 'local-cls': { condition: 'service_healthy' } });
  expect(services['local-cls']!.healthcheck!.test.join(' ')).toContain('http://127.0.0.1:8765/local/status');
  expect(dockerfile).toMatch(/"--port", "8765"/);
});

test('mounted paths exist and named volumes are declared', () => {
  for (const volume of Object.values(services).flatMap((service) => service.volumes ?? [])) {
    const source = volume.split(':')[0]!;
    expect(source.startsWith('./') ? existsSync(path.join(root, source)) : source in volumes).toBe(true);
  }
});

test('every folder of provisioning is mounted where Grafana and the dashboards look for it', () => {
  const folders = readdirSync(path.join(root, 'provisioning'));
  expect([...services.grafana!.volumes!].sort()).toEqual(
    folders.map((name) => `./provisioning/${name}:/etc/grafana/provisioning/${name}:ro`).sort(),
  );
  const { providers } = parse(read('provisioning/dashboards/dashboards.yml')) as {
    providers: { options: { path: string } }[];
  };
  for (const { options } of providers) {
    expect(options.path).toBe('/etc/grafana/provisioning/dashboards');
  }
});

test('every variable that provisioning reads is set, with the keys of the local CLS', () => {
  const files = readdirSync(path.join(root, 'provisioning/datasources'));
  expect(files).not.toHaveLength(0);
  const environment = services.grafana!.environment!;
  for (const file of files) {
    const names = [...read(`provisioning/datasources/${file}`).matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name!);
    expect(Object.keys(environment)).toEqual(expect.arrayContaining(names));
  }
  expect(environment).toMatchObject({
    FLOWLENS_SECRET_ID: DEMO_KEYS[0]!.secretId,
    FLOWLENS_SECRET_KEY: DEMO_KEYS[0]!.secretKey,
  });
});

test('data sources and dashboards name the plugin and each other', () => {
  const { datasources } = parse(read('provisioning/datasources/flowlens.yml')) as {
    datasources: { uid: string; type: string }[];
  };
  expect(datasources.map(({ type }) => type)).toEqual(datasources.map(() => manifest.id));
  for (const { path: file } of manifest.includes) {
    const dashboard = JSON.parse(read(file.replace('dashboards/', 'provisioning/dashboards/'))) as { uid: string };
    expect(JSON.stringify(dashboard)).toContain(manifest.id);
    expect(services.grafana!.environment!.GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH).toContain(path.basename(file));
  }
});
