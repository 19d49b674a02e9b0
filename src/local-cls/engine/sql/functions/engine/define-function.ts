import { type DuckDBType, DuckDBScalarFunction, type DuckDBValue } from '@duckdb/node-api';

export type Compute = (...values: never[]) => DuckDBValue;

/**
 * A function of the engine computed here, for what the engine cannot do as Presto does. NULL in, NULL out; a thrown
 * error ends the statement, or only the row inside TRY. About one microsecond a row: not for what every row needs.
 */
export function defineFunction(
  name: string,
  parameterTypes: readonly DuckDBType[],
  returnType: DuckDBType,
  compute: Compute,
): DuckDBScalarFunction {
  return DuckDBScalarFunction.create({
    name,
    parameterTypes,
    returnType,
    mainFunction: (info, input, output) => {
      const vectors = parameterTypes.map((_, index) => input.getColumnVector(index));
      try {
        for (let row = 0; row < input.rowCount; row++) {
          const values = vectors.map((vector) => vector.getItem(row));
          output.setItem(row, values.includes(null) ? null : compute(...(values as never[])));
        }
        output.flush();
      } catch (error) {
        info.setError(error instanceof Error ? error.message : String(error));
      }
    },
  });
}
