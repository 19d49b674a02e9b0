/** The provisioned dashboards: every panel explains itself and asks a question the plugin accepts. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseQuery } from '#query';

interface Panel {
  id: number;
  type: string;
  title: string;
  description?: string;
  datasource: { type: string; uid: string };
  fieldConfig: { overrides: { matcher: { id: string; options: string }; properties: { id: string }[] }[] };
  gridPos: { x: number; y: number; w: number; h: number };
  targets: { refId: string; filters: { values: string[] }[] }[];
}

interface Variable {
  name: string;
  type: string;
  query: string | { filters: { values: string[] }[] };
  allValue?: string | null;
}

interface Dashboard {
  uid: string;
  schemaVersion: number;
  templating: { list: Variable[] };
  panels: Panel[];
}

const FOLDER = path.resolve(__dirname, '../../provisioning/dashboards');
const dashboards = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name): [string, Dashboard] => [name, JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')) as Dashboard]);

/** One value of each variable, as a person would choose it. */
const CHOSEN: Record<string, string> = {
  $ccn: 'ccn-1',
  $srcregion: 'ap-shanghai',
  $dstregion: 'ap-guangzhou',
  $action: 'REJECT',
};

/** The question of a panel or a variable with its variables filled in. */
const chosen = <Question extends { filters: { values: string[] }[] }>(question: Question): Question => ({
  ...question,
  filters: question.filters.map((filter) => ({ ...filter, values: filter.values.map((one) => CHOSEN[one] ?? one) })),
});

describe.each(dashboards)('%s', (_name, dashboard) => {
  const panels = dashboard.panels.map((panel): [string, Panel] => [`${panel.id} ${panel.title}`, panel]);

  test('has a fixed uid and the schema every supported Grafana reads', () => {
    expect(dashboard.uid).toMatch(/^flowlens-/);
    expect(dashboard.schemaVersion).toBe(42);
  });

  test.each(panels)('panel %s says formula, observer rule, window and incompleteness', (_title, { description }) => {
    expect(description).toMatch(/Observer rule/);
    expect(description).toMatch(/one-minute capture windows/);
    expect(description).toMatch(/10 minutes|first places/);
  });

  test.each(panels)('panel %s asks a question the plugin accepts', (_title, panel) => {
    expect(panel.datasource.uid).toBe('${datasource}');
    for (const target of panel.targets) {
      expect(() => parseQuery(chosen(target))).not.toThrow();
    }
  });

  test('uses only variables it declares', () => {
    const declared = dashboard.templating.list.map(({ name }) => name);
    // Names that begin with two underscores are Grafana's own, e.g. the field a name is made for.
    const used = JSON.stringify(dashboard.panels).match(/\$\{?(?!__)\w+/g) ?? [];
    expect(declared).toEqual(expect.arrayContaining(used.map((text) => text.replace(/^\$\{?/, ''))));
  });

  const listing = dashboard.templating.list.flatMap(({ name, type, query, allValue }) =>
    type === 'query' && typeof query === 'object' ? [{ name, query, allValue }] : [],
  );

  test.each(listing)(
    'variable $name lists values within the variables before it, and its All is no condition',
    (one) => {
      expect(parseQuery(chosen(one.query))).toMatchObject({ kind: 'values' });
      const names = dashboard.templating.list.map(({ name }) => name);
      const used = one.query.filters.flatMap(({ values }) => values.map((value) => value.replace('$', '')));
      expect(names.slice(0, names.indexOf(one.name))).toEqual(expect.arrayContaining(used));
      expect(one.allValue).toBe('*');
    },
  );

  test('has a bar for further filters', () => {
    expect(dashboard.templating.list.map(({ type }) => type)).toContain('adhoc');
  });

  test.each(panels)(
    'panel %s takes names from the plugin, in the language of the reader',
    (_title, { fieldConfig }) => {
      expect(JSON.stringify(fieldConfig)).not.toContain('"displayName"');
      expect(fieldConfig.overrides.map(({ matcher }) => matcher.id)).not.toContain('byRegexp');
    },
  );

  test.each(panels)('panel %s names the action in its title exactly where it follows the variable', (_title, panel) => {
    const follows = panel.targets.some(({ filters }) => filters.some(({ values }) => values.includes('$action')));
    expect(panel.title.includes('${action:text}')).toBe(follows);
  });

  test('tables hide columns by the option that Grafana reads', () => {
    const ids = dashboard.panels
      .filter(({ type }) => type === 'table')
      .flatMap(({ fieldConfig }) => fieldConfig.overrides.flatMap(({ properties }) => properties.map(({ id }) => id)));
    expect(ids).toContain('custom.hideFrom.viz');
    expect(ids).not.toContain('custom.hideFrom');
  });

  test('panels lie within 24 columns and do not overlap', () => {
    const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) => {
      expect(x + w).toBeLessThanOrEqual(24);
      return Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`);
    });
    expect(new Set(cells).size).toBe(cells.length);
  });
});
