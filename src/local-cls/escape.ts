/** Quoting for statements handed to the engine. The only place that puts names and values between quotes. */

export function quoteName(name: string): string {
  return `"${name.replace(/"/g, '""')}"`;
}

export function quoteText(value: string): string {
  return `'${value.replace(/'/g, "''")}'`;
}

/** A text that stands for itself inside a regular expression, character classes included. */
export function quoteRegex(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}/-]/g, '\\$&');
}
