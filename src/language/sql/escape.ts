/** Quoting of SQL names and strings. No other file may put a name or a value into SQL text. */

/** `log-status` -> `"log-status"`. Always quoted: bare `log-status` is a subtraction, bare `end` a keyword. */
export function writeIdentifier(name: string): string {
  if (name === '') {
    throw new RangeError('An SQL name cannot be empty');
  }
  return `"${writeInIdentifier(name)}"`;
}

/** `it's` -> `'it''s'`. A backslash has no special meaning. */
export function writeString(value: string): string {
  return `'${writeInString(value)}'`;
}

/** A value as a part of a string that is in quotes already. */
export function writeInString(value: string): string {
  return value.replaceAll("'", "''");
}

/** A value as a part of a name that is in quotes already. */
export function writeInIdentifier(value: string): string {
  return value.replaceAll('"', '""');
}

/** A function name as it is; throws `RangeError` unless it is lower-case letters, digits and underscores. */
export function writeFunctionName(name: string): string {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) {
    throw new RangeError(`${JSON.stringify(name)} is not the name of an SQL function`);
  }
  return name;
}
