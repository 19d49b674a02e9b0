import { recordSeverity } from './record-line';
import type { Frame } from '#plugin-sdk';
import { bucketStarts, type Plan, RECORD_COUNTS } from '#query';
import { actionColour } from './action-looks';
import { readAnalysis, toInteger } from './analysis-rows';
import { type Asked, type Asking, inspection, type Result, shortcomings } from './ask';
import { askSliced } from './ask-slices';

export type RecordCountsPlan = Extract<Plan, { kind: 'recordCounts' }>;

/** One action's records, or those of one status that is not OK. */
interface Counted {
  level: string;
  /** By the first second of a bucket. */
  records: Map<number, number>;
}

/**
 * How many log lines there are over time, one series for each action. Explore colours them by the words of the label
 * `level`. A bucket without records is 0, for this counts what lies in the topics and not what went through the network.
 */
export async function answerRecordCounts(plan: RecordCountsPlan, asking: Asking): Promise<Result> {
  const { done, failures } = await askSliced(asking, plan.counts);
  const asked = done.flatMap((topic) => topic.asked);
  const rows = asked.map((one) => one.answer.AnalysisRecords?.length ?? 0);
  const warnings = asked.flatMap((one, index) => shortcomings(one, rows[index]!, asking));
  const total = rows.reduce((sum, count) => sum + count, 0);
  const [first, ...rest] = framesOf(plan, countByAction(plan, asked));
  const meta = inspection(asked);
  return {
    frames: [{ ...first!, meta: { ...first!.meta, ...meta } }, ...rest],
    rows: total,
    warnings: [...failures, ...warnings],
    infos: [],
  };
}

function countByAction({ query }: RecordCountsPlan, asked: readonly Asked[]): Map<string, Counted> {
  const counted = new Map<string, Counted>();
  for (const { answer } of asked) {
    const { info, columns, rows } = readAnalysis(answer);
    const column = (name: string) => columns[info.findIndex(({ Name }) => Name === name)] ?? [];
    const [buckets, actions] = [column(RECORD_COUNTS.bucket), column(RECORD_COUNTS.action)];
    const [statuses, records] = [column(RECORD_COUNTS.status), column(RECORD_COUNTS.records)];
    for (let row = 0; row < rows; row++) {
      const [action, status] = [String(actions[row] ?? '-'), String(statuses[row] ?? '-')];
      const word = status === 'OK' || status === '-' ? action : status;
      const level = recordSeverity({ action, 'log-status': status }, query.log);
      const one = counted.get(word) ?? { level, records: new Map<number, number>() };
      const bucket = Number(toInteger(buckets[row]));
      one.records.set(bucket, (one.records.get(bucket) ?? 0) + Number(toInteger(records[row])));
      counted.set(word, one);
    }
  }
  return counted;
}

function framesOf({ query, buckets }: RecordCountsPlan, counted: ReadonlyMap<string, Counted>): Frame[] {
  const meta = { type: 'timeseries-multi' as const, typeVersion: [0, 1] as [number, number] };
  const starts = bucketStarts(buckets);
  const time = {
    name: 'time',
    type: 'time' as const,
    values: starts.map((start) => start * 1000),
    config: { interval: buckets.width * 1000 },
  };
  const frames = [...counted].sort().map(([action, { level, records }]): Frame => {
    const color = actionColour(query.log, action);
    return {
      name: action,
      fields: [
        time,
        {
          name: 'records',
          type: 'int64',
          values: starts.map((start) => records.get(start) ?? 0),
          labels: { level, action },
          config: { displayNameFromDS: action, unit: 'short', ...(color ? { color } : {}) },
        },
      ],
      meta,
    };
  });
  return frames.length === 0 ? [{ fields: [], meta }] : frames;
}
