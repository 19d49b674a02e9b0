import { DuckDBListValue, DuckDBScalarFunction, type DuckDBType, type DuckDBValue } from '@duckdb/node-api';

/** Elements of arrays that one call of the engine, with up to 2,048 rows, may bring or take: the server waits meanwhile. */
const MOST_ELEMENTS = 1_000_000;

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
      let elements = 0;
      try {
        for (let row = 0; row < input.rowCount; row++) {
          const values = vectors.map((vector) => vector.getItem(row));
          const result = values.includes(null) ? null : compute(...(values as never[]));
          elements += elementsOf(result) + values.reduce((sum: number, value) => sum + elementsOf(value), 0);
          if (elements > MOST_ELEMENTS) {
            throw new Error(
              `long arrays are compared, or made from JSON, in too many rows: more than ${MOST_ELEMENTS} elements`,
            );
          }
          output.setItem(row, result);
        }
        output.flush();
      } catch (error) {
        info.setError(error instanceof Error ? error.message : String(error));
      }
    },
  });
}

function elementsOf(value: DuckDBValue): number {
  return value instanceof DuckDBListValue ? value.items.length : 0;
}
