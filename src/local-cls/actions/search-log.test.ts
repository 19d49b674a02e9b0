import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ccnTopicId } from '../demo-topics';
import { FlowLogs } from '../flow-logs/flow-logs';
import { openTestStore, type TestStore } from '../store/open-test-store';
import { DEFAULT_SWITCHES } from '../switches';
import { WriteRates } from '../upload/write-rates';
import { FreshLogs } from './fresh-logs';
import { searchLog } from './search-log';
import { SearchSlots } from './search-slots';

/** Runs until it is stopped: 300^5 rows. */
const ENDLESS =
  '* | select sum(a.bytes * b.bytes * c.bytes * d.bytes * e.bytes) from log a, log b, log c, log d, log e';

const free = () => undefined;
let opened: TestStore;
let slots: SearchSlots;
let flowLogs: FlowLogs;

beforeEach(async () => {
  opened = await openTestStore();
  slots = new SearchSlots();
  flowLogs = await FlowLogs.open(opened.dir, []);
  const rows = Array.from({ length: 300 }, (_, k) => k + 1);
  for (const region of ['ap-guangzhou', 'ap-beijing']) {
    await opened.store.append(ccnTopicId(region), { timesMs: rows, keys: ['bytes'], columns: [rows] });
  }
});
afterEach(() => opened.remove());

function search(region: string, QueryString: string, signal: AbortSignal, searchTimeoutMs = 60_000) {
  const request = { TopicId: ccnTopicId(region), From: 0, To: 1000, QueryString, UseNewAnalysis: true };
  const switches = DEFAULT_SWITCHES;
  const fresh = new FreshLogs(0, Date.now);
  const writes = new WriteRates();
  const context = { store: opened.store, flowLogs, region, now: Date.now, switches, slots, fresh, writes, signal };
  return searchLog.run(request, {
    ...context,
    searchTimeoutMs,
    signCursor: () => '',
    enterTopic: free,
    authorize: free,
  });
}

describe('SearchLog', () => {
  test('a statement that runs too long ends with SearchTimeout, one that waits for it too', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, () => search('ap-guangzhou', ENDLESS, new AbortController().signal, 300)),
    );
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: { code: 'FailedOperation.SearchTimeout', message: 'The search took longer than 0.3 s.' },
      });
    }
  });

  test('slow statements of one topic hold up no other topic', async () => {
    const gone = new AbortController();
    const slow = Array.from({ length: 12 }, () => search('ap-guangzhou', ENDLESS, AbortSignal.any([gone.signal])));
    const ends = Promise.allSettled(slow);
    const answer = await search('ap-beijing', '* | select count(*) as n', new AbortController().signal);
    expect(answer).toMatchObject({ AnalysisRecords: ['{"n":300}'] });
    gone.abort(new Error('gone'));
    expect((await ends).map(({ status }) => status)).toEqual(slow.map(() => 'rejected'));
  });
});
