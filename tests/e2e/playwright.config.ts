/** `npm run test:e2e`: the built plugin in the Grafana at GRAFANA_URL, with the demo's provisioning. */
import path from 'node:path';
import type { PluginOptions } from '@grafana/plugin-e2e';
import { defineConfig, devices } from '@playwright/test';
import { findChromium } from '../browser/find-chromium';

const SIGNED_IN = path.resolve(__dirname, '../../playwright/.auth/admin.json');
const AUTH = path.join(path.dirname(require.resolve('@grafana/plugin-e2e')), 'auth');

export default defineConfig<PluginOptions>({
  testDir: __dirname,
  outputDir: '../../build/e2e',
  reporter: 'list',
  forbidOnly: true,
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 1000 },
    baseURL: process.env.GRAFANA_URL ?? 'http://localhost:3000',
    provisioningRootDir: path.resolve(__dirname, '../../provisioning'),
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: findChromium(), args: ['--no-sandbox'] },
  },
  projects: [
    { name: 'sign in', testDir: AUTH, testMatch: 'auth.setup.js' },
    { name: 'grafana', testMatch: '*.spec.ts', dependencies: ['sign in'], use: { storageState: SIGNED_IN } },
  ],
});
