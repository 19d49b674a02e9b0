import { describe, expect, test } from '@jest/globals';
import { DataSourceStore } from './data-source-store';

const provisioned = {
  uid: 'one',
  name: 'One',
  type: 'plugin',
  jsonData: { endpoint: { kind: 'default' } },
  secureJsonData: { secretId: 'id', secretKey: 'key' },
};

describe('DataSourceStore', () => {
  test('shows which secrets are set and never their values', () => {
    const [view] = new DataSourceStore([provisioned]).views();
    expect(view?.secureJsonFields).toEqual({ secretId: true, secretKey: true });
    expect(JSON.stringify(view)).not.toContain('"key"');
  });

  test('a save keeps the secrets it does not name and moves the time of change', () => {
    const store = new DataSourceStore([provisioned]);
    const before = store.get('one')?.updatedMs ?? 0;
    store.save('one', { jsonData: { sources: [] }, secureJsonData: { secretKey: 'other' } });
    const after = store.get('one');
    expect(after?.secureJsonData).toEqual({ secretId: 'id', secretKey: 'other' });
    expect(after?.jsonData).toEqual({ sources: [] });
    expect(after?.updatedMs).toBeGreaterThan(before);
  });

  test('an unknown data source is not made by saving it', () => {
    const store = new DataSourceStore([provisioned]);
    expect(store.save('two', { name: 'Two' })).toBeUndefined();
    expect(store.views()).toHaveLength(1);
  });
});
