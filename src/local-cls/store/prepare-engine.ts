import { createHash } from 'node:crypto';
import { type DuckDBConnection, type DuckDBScalarFunction } from '@duckdb/node-api';
import { createMarks, readMark, writeMark } from './marks';

/** The mark of what the file was prepared with belongs to no topic. */
const NO_TABLE = '';
const WRITER = 'prepare';

/** Makes functions, which live as long as the engine, and runs statements, e.g. macros, which the file keeps. */
export async function prepareEngine(
  writer: DuckDBConnection,
  prepare: readonly (string | DuckDBScalarFunction)[],
): Promise<void> {
  const statements = prepare.filter((item) => typeof item === 'string');
  prepare.filter((item) => typeof item !== 'string').forEach((made) => writer.registerScalarFunction(made));
  await createMarks(writer);
  const text = createHash('sha256').update(JSON.stringify(statements)).digest('hex');
  // Opening writes nothing where it need not: a full disk could not take it.
  if ((await readMark(writer, NO_TABLE, WRITER)) !== text) {
    for (const statement of statements) {
      await writer.run(statement);
    }
    await writeMark(writer, NO_TABLE, { writer: WRITER, text });
  }
  for (const setting of SETTINGS) {
    await writer.run(setting);
  }
}

/** Integer division and no way out of the engine: no files, no extensions, no change of settings. */
const SETTINGS = [
  'SET GLOBAL integer_division = true',
  "SET GLOBAL TimeZone = 'UTC'",
  'SET GLOBAL autoinstall_known_extensions = false',
  'SET GLOBAL autoload_known_extensions = false',
  'SET GLOBAL enable_external_access = false',
  'SET GLOBAL lock_configuration = true',
];
