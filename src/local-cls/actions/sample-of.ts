import { type DuckDBConnection } from '@duckdb/node-api';
import { countMatching } from '../engine/count-logs';
import { quoteName } from '../escape';
import { SEQUENCE, type TopicRecord } from '../store/topic-record';

/** Records that automatic sampling aims at (sampling page of CLS). */
const AUTOMATIC_RECORDS = 1_000_000;

/** Steps of the sampling rate. */
const PARTS = 1_000_000;

/**
 * The records an analysis looks at: all for rate 1, a fixed choice of them below, and for 0 about a million. Counts and
 * sums are not scaled up: clients divide by the rate they are told. `chosen` goes behind the condition.
 */
export async function sampleOf(
  topic: TopicRecord,
  condition: string,
  asked: number,
  connection: DuckDBConnection,
): Promise<{ rate: number; chosen: string }> {
  const rate = asked > 0 ? asked : AUTOMATIC_RECORDS / (await countMatching(topic, condition, connection));
  if (rate >= 1) {
    return { rate: 1, chosen: '' };
  }
  return { rate, chosen: ` AND hash(${quoteName(SEQUENCE)}) % ${PARTS} < ${Math.round(rate * PARTS)}` };
}
