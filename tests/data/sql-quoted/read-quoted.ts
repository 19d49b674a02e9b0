/** Reads the table of quoted statements; its head says how it is written. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { QuotedTopic } from './quoted-topics';

export interface QuotedStatement {
  /** Title and number of the page. */
  page: string;
  topic: QuotedTopic;
  /** Search part, bar and SQL. */
  query: string;
  gives:
    | { rows: unknown[][]; unordered?: boolean }
    | { types: string[] }
    | { records: number }
    | { refused: { code: string; message: string } };
}

const TABLE = readFileSync(join(__dirname, 'statements.txt'), 'utf8');

/** What the table's head says of itself: statements, then those with types, records and refusals only. */
export function countsOfHead(): number[] {
  const head = TABLE.slice(0, TABLE.indexOf('\n=='));
  return [...head.matchAll(/\((\d+)\)/g)].map(([, count]) => Number(count));
}

export function readQuoted(): QuotedStatement[] {
  const statements: QuotedStatement[] = [];
  let [page, topic] = ['', ''];
  let query = '';
  for (const line of TABLE.split('\n')) {
    if (line.startsWith('== ')) {
      [page, topic] = line.slice(3).split(' @ ') as [string, string];
    } else if (line.startsWith('    ') && !line.startsWith('    note: ')) {
      statements.push({ page, topic: topic as QuotedTopic, query, gives: readGives(line.trim()) });
    } else if (!/^(?:#|$| )/.test(line)) {
      query = line;
    }
  }
  return statements;
}

function readGives(text: string): QuotedStatement['gives'] {
  const [, word, rest = ''] = /^([a-z]+): (.*)$/.exec(text) ?? [];
  switch (word) {
    case 'types':
      return { types: rest.split(' ').map((type) => type.replaceAll('_', ' ')) };
    case 'records':
      return { records: Number(rest) };
    case 'refused': {
      const [code, ...message] = rest.split(' ');
      return { refused: { code: `FailedOperation.${code}`, message: message.join(' ') } };
    }
    case 'unordered':
      return { rows: JSON.parse(rest) as unknown[][], unordered: true };
    default:
      return { rows: JSON.parse(text) as unknown[][] };
  }
}
