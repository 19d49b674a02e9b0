import { BIGINT, VARCHAR } from '@duckdb/node-api';
import { defineFunction } from './define-function';

/** What the aggregates of a statement may gather: the engine holds it several times over, and counts it once. */
const MOST_MB = 128;

const bytesOf = new Map<bigint, number>();
let statements = 0n;

/** Runs a statement, under a number by which `cls_gather` counts what it gathers. */
export async function countGathered<T>(run: (statement: bigint) => Promise<T>): Promise<T> {
  const statement = statements++;
  bytesOf.set(statement, 0);
  try {
    return await run(statement);
  } finally {
    bytesOf.delete(statement);
  }
}

function gather(name: string, statement: bigint, bytes: bigint): bigint {
  const before = bytesOf.get(statement);
  if (before === undefined) {
    throw new Error(`${name}: the statement has ended`);
  }
  const sum = before + Number(bytes);
  bytesOf.set(statement, sum);
  if (sum > MOST_MB * 1024 * 1024) {
    throw new Error(`${name}: the values of a statement would take more than ${MOST_MB} MB`);
  }
  return bytes;
}

/** Volatile: the same value counts each time. */
export const GATHERED_BYTES = defineFunction('cls_gather', [VARCHAR, BIGINT, BIGINT], BIGINT, gather);
GATHERED_BYTES.setVolatile();
