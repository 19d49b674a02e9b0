import type { NamedNetwork } from '#contract';

/** `network,name` or `network,name,ccn-id`; a tab or a semicolon does as well, as spreadsheets leave them. */
const LINE = /^([^,;\t]*)[,;\t](.*?)(?:[,;\t]\s*(ccn-\w+)\s*)?$/;

/** Pasted lines as rows. Lines that cannot be used become rows as well, so that their error stands where it is mended. */
export function readNameLines(text: string): NamedNetwork[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const isHeader = /^\W*network\W/i.test(lines[0] ?? '');
  return lines.slice(isHeader ? 1 : 0).map((line) => {
    const [, network = line, name = '', ccn] = LINE.exec(line) ?? [];
    return { network: unquote(network), name: unquote(name), ...(ccn === undefined ? {} : { ccn }) };
  });
}

function unquote(cell: string): string {
  const text = cell.trim();
  return /^".*"$/.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text;
}

/** Rows with others after them; a network that has a name already, in the same CCN, keeps it. */
export function addNames(names: readonly NamedNetwork[], more: readonly NamedNetwork[]): NamedNetwork[] {
  const keyOf = ({ network, ccn }: NamedNetwork) => `${network} ${ccn ?? ''}`;
  const known = new Set(names.map(keyOf));
  return [...names, ...more.filter((row) => !known.has(keyOf(row)))];
}
