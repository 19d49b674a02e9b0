/** Results of the engine as CLS writes them: one JSON object text a row, integers exact and unquoted. */
import { type DuckDBValue } from '@duckdb/node-api';
import { type Switches } from '../../switches';
import { encodeValue } from './encode-value';
import { type SqlType } from './sql-type';

/** A row of the new answer style. */
export function encodeRecord(
  names: readonly string[],
  types: readonly SqlType[],
  row: readonly DuckDBValue[],
  switches: Switches,
): string {
  const members = names.flatMap((name, index) =>
    row[index] === null && switches.nullCells === 'absent'
      ? []
      : [`${JSON.stringify(name)}:${encodeValue(row[index]!, types[index]!, switches)}`],
  );
  return `{${members.join(',')}}`;
}

/** A row of the old answer style: every value a text. */
export function encodeOldRow(
  names: readonly string[],
  types: readonly SqlType[],
  row: readonly DuckDBValue[],
  switches: Switches,
): { Data: { Key: string; Value: string }[] } {
  return {
    Data: names.map((Key, index) => {
      const json = encodeValue(row[index]!, types[index]!, switches);
      return { Key, Value: json.startsWith('"') ? (JSON.parse(json) as string) : json };
    }),
  };
}
