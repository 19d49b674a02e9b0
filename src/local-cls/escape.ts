/** Quoting for statements handed to the engine. The only place that puts names and values between quotes. */

export function quoteName(name: string): string {
  return `"${name.replace(/"/g, '""')}"`;
}

/** A text constant. The engine's statements end at a NUL: it is written as a function. */
export function quoteText(value: string): string {
  const parts = value.split('\0').map((part) => `'${part.replace(/'/g, "''")}'`);
  return parts.length === 1 ? parts[0]! : `(${parts.join(' || chr(0) || ')})`;
}

/** A text that stands for itself inside a regular expression, character classes included. */
export function quoteRegex(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}/-]/g, '\\$&');
}
