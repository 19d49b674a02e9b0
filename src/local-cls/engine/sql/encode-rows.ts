/** Results of the engine as CLS writes them: one JSON object text a row, integers exact and unquoted. */
import { type DuckDBValue } from '@duckdb/node-api';
import { type Switches } from '../../switches';
import { encodeValue } from './encode-value';
import { type SqlType } from './sql-type';

/** The rows of the new answer style. */
export function encodeRecords(
  names: readonly string[],
  types: readonly SqlType[],
  rows: readonly (readonly DuckDBValue[])[],
  switches: Switches,
): string[] {
  const labels = names.map((name) => `${JSON.stringify(name)}:`);
  return rows.map((row) => {
    let members = '';
    for (let index = 0; index < labels.length; index++) {
      if (row[index] !== null || switches.nullCells === 'null') {
        members += `${members === '' ? '' : ','}${labels[index]}${encodeValue(row[index]!, types[index]!, switches)}`;
      }
    }
    return `{${members}}`;
  });
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
