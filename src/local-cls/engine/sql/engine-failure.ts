import { ClsFailure, queryError } from '../../failure';
import { isEngineFault } from '../../store/engine-fault';

/** What the engine says while it runs, and Presto's words for it. */
const WORDS: readonly (readonly [RegExp, (...groups: string[]) => string])[] = [
  [
    /^Overflow in (\w+) of (INT\d+|DECIMAL\(\d+\)) \((.+?)\)/,
    (operation, type, terms) => `${typeName(type!)} ${operation} overflow: ${terms}`,
  ],
  [/^Overflow in division of (.+)/, (terms) => `bigint division overflow: ${terms}`],
  [
    /^Type (\w+) with value (.+?) can't be cast because the value is out of range for the destination type (\w+)/,
    (_type, value, wanted) =>
      `Value ${value!.replace('-nan', 'NaN').replace('nan', 'NaN')} is out of range for ${typeName(wanted!)}`,
  ],
  [
    /^Failed to cast decimal value (.+?) to type (\w+)/,
    (value, wanted) => `Value ${value} is out of range for ${typeName(wanted!)}`,
  ],
  [/^Casting value "(.+?)" to type (\w+\(.+?\)) failed/, (value, wanted) => `Cannot cast '${value}' to ${wanted}`],
  [/^Could not cast value (.+?) to (\w+(?:\(.+?\))?)/, (value, wanted) => `Cannot cast '${value}' to ${wanted}`],
  [
    /^Could not convert string '(.+?)' to (\w+)/,
    (value, wanted) => `Cannot cast '${value}' to ${typeName(wanted!).toUpperCase()}`,
  ],
  [
    /^(date|timestamp|time) field value out of range: "(.+?)"/,
    (type, value) => `Value cannot be cast to ${type}: ${value}`,
  ],
  [/^APPROXIMATE QUANTILE can only take parameters in range/, () => 'Percentile must be between 0 and 1'],
  [
    /^APPROXIMATE QUANTILE (?:can only take constant|parameter)/,
    () => 'approx_percentile: the percentile must be a constant and not NULL in the local CLS',
  ],
  [/^Max expression depth limit/, () => 'the statement is nested too deeply'],
];

/** A failure of the statement in the words of CLS; one of the disk or the engine as it is. */
export function engineFailure(error: unknown): unknown {
  if (isEngineFault(error)) {
    return error;
  }
  const message = error instanceof Error ? error.message : String(error);
  const first = message.split('\n', 1)[0]!;
  if (/Out of Memory/i.test(first)) {
    return new ClsFailure(
      'LimitExceeded.SearchResources',
      `circuit_breaking_exception: Analysis data is too large (${first})`,
    );
  }
  if (error instanceof RangeError) {
    return queryError('the statement is nested too deeply');
  }
  const detail = first.replace(/^(?:Error: )?(?:[A-Z][A-Za-z ]* Error: )?/, '');
  for (const [pattern, words] of WORDS) {
    const found = pattern.exec(detail);
    if (found !== null) {
      return queryError(words(...found.slice(1)));
    }
  }
  return queryError(detail);
}

function typeName(engineType: string): string {
  const names: Readonly<Record<string, string>> = { INT32: 'integer', INT64: 'bigint', INT128: 'decimal' };
  return names[engineType] ?? engineType.toLowerCase();
}
