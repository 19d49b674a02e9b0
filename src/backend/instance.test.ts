import { afterAll, expect, test } from '@jest/globals';
import { Secret } from '#plugin-sdk';
import { InstanceCache } from './instance';

const instances = new InstanceCache();
afterAll(() => instances.close());

const get = (uid: string, updatedMs: number, orgId = 1) =>
  instances.get({
    ...{ pluginId: '', orgId, user: undefined, grafanaConfig: {} },
    dataSource: {
      ...{ uid, name: uid, url: '', updatedMs, jsonData: {} },
      secureJsonData: { secretId: new Secret('id'), secretKey: new Secret(`key${updatedMs}`) },
    },
  });

test('a data source keeps what it learnt until it is saved again, so that no old key is used', () => {
  const first = get('one', 1);
  expect(get('one', 1)).toBe(first);
  const saved = get('one', 2);
  expect(saved.client).not.toBe(first.client);
  expect(get('one', 2)).toBe(saved);
});

test('no two data sources share anything, nor do two organisations', () => {
  expect(get('two', 2).client).not.toBe(get('one', 2).client);
  expect(get('one', 2, 2).client).not.toBe(get('one', 2).client);
});
