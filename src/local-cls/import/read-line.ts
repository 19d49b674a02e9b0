/** One line of an imported file: the service's text form, a JSON object, or CSV under a header. */
import { parse as parseCsv } from 'csv-parse/sync';
import { word } from '#wording';
import {
  FIELDS,
  type LogFormat,
  LOGICAL_FIELDS,
  missingKeys,
  parseTextLine,
  readRecord,
  type RecordReading,
} from '#flowlog';
import { LONGEST_LINE } from './file-lines';

export type Line =
  | { kind: 'record'; format: LogFormat; record: Readonly<Record<string, string>> }
  | { kind: 'bad'; reason: string }
  | { kind: 'skipped' };

const SKIPPED: Line = { kind: 'skipped' };
const bad = (reason: string): Line => ({ kind: 'bad', reason });

const KNOWN_KEYS = new Set(LOGICAL_FIELDS.flatMap((field) => FIELDS[field].spellings));

/** A line with so many field names is a header: an address or a number is never one, but words of a text may be. */
const CSV_HEADER_KEYS = 2;
const TEXT_HEADER_KEYS = 5;

const countKeys = (cells: readonly string[]): number => cells.filter((cell) => KNOWN_KEYS.has(cell)).length;

/** Reads the lines of one file in their order: a CSV header decides how the lines after it are read. */
export class LineReader {
  private header: string[] | undefined;

  read(raw: string): Line {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) {
      return SKIPPED;
    }
    if (line.length >= LONGEST_LINE) {
      return bad(`longer than ${LONGEST_LINE} characters`);
    }
    if (line.startsWith('{')) {
      return readJson(line);
    }
    return line.includes(',') ? this.readCsv(line) : readText(line);
  }

  private readCsv(line: string): Line {
    const cells = splitCsv(line);
    if (cells === undefined) {
      return bad('the quotes of this CSV line do not match');
    }
    const names = cells.map((cell) => cell.toLowerCase());
    if (countKeys(names) >= CSV_HEADER_KEYS) {
      this.header = names;
      const missing = missingKeys(names);
      return missing.length === 0 ? SKIPPED : bad(`this line of field names lacks ${missing.join(', ')}`);
    }
    if (this.header === undefined) {
      return bad('a CSV file needs a first line with field names');
    }
    if (cells.length !== this.header.length) {
      return bad(`${cells.length} cells, the header has ${this.header.length}`);
    }
    return lineOf(readRecord(Object.fromEntries(this.header.map((name, k) => [name, cells[k]]))));
  }
}

function splitCsv(line: string): string[] | undefined {
  if (!line.includes('"')) {
    return line.split(',').map((cell) => cell.trim());
  }
  try {
    return (parseCsv(line, { trim: true }) as string[][])[0];
  } catch {
    return undefined;
  }
}

function readText(line: string): Line {
  const reading = parseTextLine(line);
  return 'reason' in reading && countKeys(line.split(/\s+/)) >= TEXT_HEADER_KEYS ? SKIPPED : lineOf(reading);
}

function readJson(line: string): Line {
  try {
    return lineOf(readRecord(JSON.parse(line) as Record<string, unknown>));
  } catch (error) {
    return bad(`not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function lineOf(reading: RecordReading): Line {
  return 'reason' in reading ? bad(word(reading.reason)) : { kind: 'record', ...reading };
}
