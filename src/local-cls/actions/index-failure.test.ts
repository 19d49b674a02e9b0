import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ccnTopicId } from '../demo-topics';
import { searchLogs } from '../engine/search-logs';
import { openTestStore, type TestStore } from '../store/open-test-store';
import { indexFailure } from './index-failure';

const TOPIC = ccnTopicId('ap-guangzhou');

let opened: TestStore;

beforeEach(async () => {
  opened = await openTestStore();
});
afterEach(() => opened.remove());

test('values that are no numbers stand together in a field of their own, the others stay', async () => {
  const keys = ['action', 'dstport', 'bytes', 'packets', 'spare'];
  const columns = [['ACCEPT'], ['-'], ['007'], [5], ['x']];
  await opened.store.append(TOPIC, { timesMs: [1], keys, columns });
  const topic = opened.store.topic(TOPIC)!;
  const all = { topic, condition: 'TRUE', descending: false, limit: 1, offset: 0 };
  const { logs } = await opened.store.readers.run((connection) => searchLogs(all, connection));
  const { LogJson, RawLog, IndexStatus } = indexFailure(logs[0]!, topic);
  expect(JSON.parse(LogJson!)).toEqual({
    action: 'ACCEPT',
    bytes: '007',
    packets: '5',
    spare: 'x',
    RAWLOG_FALL_PART: '{"dstport":"-"}',
  });
  expect(JSON.parse(RawLog!)).toMatchObject({ dstport: '-' });
  expect(IndexStatus).toContain('dstport');
});
