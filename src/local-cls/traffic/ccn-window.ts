/** One window of a flow log of a CCN in one region: one-minute records, chosen and, for longer windows, summed. */
import type { LogBatch, StoreCell } from '../store/log-batch';
import { records, type CcnRecording } from './recording';

type Row = Map<string, StoreCell>;

/** Keys that differ between the records of one flow in one window. */
const SUMMED = new Set(['start', 'end', 'packets', 'bytes', 'version']);

function rowsOf({ keys, columns, timesMs }: LogBatch): Row[] {
  return timesMs.map((_, row) => new Map(keys.map((key, column) => [key, columns[column][row]])));
}

const CCN_SPELLINGS = ['ccnid', 'ccn-id'];

const ccnOf = (row: Row): StoreCell | undefined =>
  CCN_SPELLINGS.map((key) => row.get(key)).find((value) => value !== undefined);
const isEmpty = (row: Row): boolean => row.get('log-status') !== 'OK';
const number = (row: Row, key: string): number => Number(row.get(key));

function addTo(sum: Row, row: Row): void {
  sum.set('start', Math.min(number(sum, 'start'), number(row, 'start')));
  sum.set('end', Math.max(number(sum, 'end'), number(row, 'end')));
  if (!isEmpty(row)) {
    sum.set('packets', number(sum, 'packets') + number(row, 'packets'));
    sum.set('bytes', number(sum, 'bytes') + number(row, 'bytes'));
  }
}

function sumFlows(rows: readonly Row[]): Row[] {
  const flows = new Map<string, Row>();
  for (const row of rows) {
    const key = [...row].filter(([name]) => !SUMMED.has(name)).join();
    const sum = flows.get(key);
    if (sum) {
      addTo(sum, row);
    } else {
      flows.set(key, new Map(row));
    }
  }
  return [...flows.values()];
}

/** A window of one minute is taken as it is. */
function oneMinute({ ccn, trafficType }: CcnRecording, batch: LogBatch): LogBatch {
  const { keys, columns, timesMs } = batch;
  const ccns = columns[keys.findIndex((key) => CCN_SPELLINGS.includes(key))];
  const actions = columns[keys.indexOf('action')];
  const wanted: number[] = [];
  timesMs.forEach((_, row) => {
    if (ccns[row] === ccn && (trafficType === 'ALL' || actions[row] === '-' || actions[row] === trafficType)) {
      wanted.push(row);
    }
  });
  return wanted.length === timesMs.length
    ? batch
    : {
        timesMs: wanted.map((row) => timesMs[row]),
        keys,
        columns: columns.map((cells) => wanted.map((row) => cells[row])),
      };
}

/** `batches`: what the region's observer made of each minute of the window. */
export function ccnWindow(recording: CcnRecording, batches: readonly LogBatch[]): LogBatch {
  if (batches.length === 1) {
    return oneMinute(recording, batches[0]);
  }
  const rows = batches.flatMap((batch) => rowsOf(batch)).filter((row) => ccnOf(row) === recording.ccn);
  const flows = rows.filter((row) => !isEmpty(row) && records(recording, String(row.get('action'))));
  // A window is empty only when all of it is; rows that name their pair tell of that pair alone.
  const busy = rows.some((row) => !isEmpty(row));
  const empty = rows.filter((row) => isEmpty(row) && (row.get('dstregionid') !== '-' || !busy));
  const kept = sumFlows([...flows, ...empty]);
  const keys = batches[0]?.keys ?? [];
  return {
    timesMs: kept.map((row) => number(row, 'end') * 1000),
    keys,
    columns: keys.map((key) => kept.map((row) => row.get(key) ?? null)),
  };
}
