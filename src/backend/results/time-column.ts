import { say } from '#wording';
import type { Field } from '#plugin-sdk';
import { type CodeQuery, InvalidQueryError } from '#query';
import type { AnalysisCell } from './analysis-rows';

const USUAL_NAMES = ['time', 't', '__timestamp__', 'ts', 'minute', 'hour', 'day', 'dt'];

/** The column that holds the time: the one named in the query, else the first with a usual name. */
export function findTimeColumn<Column extends { name: string }>(named: string | undefined, columns: Column[]): Column {
  const found = columns.find(({ name }) =>
    named === undefined ? USUAL_NAMES.includes(name.toLowerCase()) : name === named,
  );
  if (found === undefined) {
    const have = columns.map(({ name }) => name).join(', ') || say('none');
    throw new InvalidQueryError(
      'timeColumn',
      named === undefined
        ? say('a series needs a time column: name one "time" or choose it in the editor (columns: {{have}})', { have })
        : say('the answer has no column {{named}} (columns: {{have}})', { named, have }),
    );
  }
  return found;
}

const EPOCH_SECONDS = { from: 1e9, to: 1e10 };

/** A table's column of epoch seconds or milliseconds is shown as times; any other stays what it is. */
export function withTimes(field: Field, named: string | undefined): Field {
  const isMeant = named === undefined ? USUAL_NAMES.includes(field.name.toLowerCase()) : field.name === named;
  if (!isMeant || (field.type !== 'int64' && field.type !== 'float64')) {
    return field;
  }
  const times = Array.from(field.values as Iterable<number | bigint | null>, epochMs);
  return times.every((ms) => ms !== undefined) ? { ...field, type: 'time', values: times } : field;
}

function epochMs(cell: number | bigint | null): number | null | undefined {
  const value = Number(cell);
  const seconds = value < 1e11 ? value : value / 1000;
  const isTime = seconds >= EPOCH_SECONDS.from && seconds < EPOCH_SECONDS.to;
  return cell === null ? null : isTime ? seconds * 1000 : undefined;
}

/**
 * A time in any form CLS prints: epoch seconds or milliseconds, ISO with a zone, or wall time without one, which
 * belongs to the zone given. What is no time is an error: no value is better than a wrong moment.
 */
export function readTime(
  cell: AnalysisCell,
  zone: NonNullable<CodeQuery['timeColumnZone']>,
  column: string,
): { ms: number; zoneless: boolean } {
  if (typeof cell === 'number' || typeof cell === 'bigint' || (typeof cell === 'string' && /^\d{9,13}$/.test(cell))) {
    const value = Number(cell);
    return { ms: value < 1e11 ? value * 1000 : value, zoneless: false };
  }
  const [, date, time, offset] =
    /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?(Z|[+-]\d{2}:?\d{2})?(?:\[[^\]]+\])?$/.exec(
      String(cell ?? ''),
    ) ?? [];
  const ms = Date.parse(`${date}T${time ?? '00:00'}${offset ?? (zone === 'UTC' ? 'Z' : '+08:00')}`);
  if (date === undefined || Number.isNaN(ms)) {
    throw new InvalidQueryError(
      'timeColumn',
      say(
        "'{{cell}}' in the column {{column}} is not a time; give epoch seconds or milliseconds, or YYYY-MM-DD HH:MM:SS",
        { cell: String(cell), column },
      ),
    );
  }
  return { ms, zoneless: offset === undefined };
}
