/** JSON texts read as Presto reads them: numbers keep their spelling, keys their order. */
export type Json =
  | { kind: 'object'; members: [string, Json][] }
  | { kind: 'array'; items: Json[] }
  | { kind: 'string'; text: string }
  /** A number, `true`, `false` or `null`, as written. */
  | { kind: 'word'; text: string };

const WORD = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const TEXT = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const BLANK = /[ \t\n\r]*/y;
/** Deeper texts are refused, so that reading them cannot exhaust the stack. */
const DEEPEST = 1000;

/** Undefined when the text is no JSON. */
export function readJson(text: string): Json | undefined {
  const reader = new Reader(text);
  const value = reader.value(0);
  return value !== undefined && reader.atEnd() ? value : undefined;
}

class Reader {
  #place = 0;

  constructor(private readonly text: string) {}

  atEnd(): boolean {
    this.#take(BLANK);
    return this.#place === this.text.length;
  }

  value(depth: number): Json | undefined {
    this.#take(BLANK);
    const first = this.text[this.#place];
    if (depth > DEEPEST) {
      return undefined;
    }
    if (first === '{') {
      return this.#object(depth);
    }
    if (first === '[') {
      return this.#array(depth);
    }
    if (first === '"') {
      const text = this.#string();
      return text === undefined ? undefined : { kind: 'string', text };
    }
    const word = this.#take(WORD);
    return word ? { kind: 'word', text: word } : undefined;
  }

  #array(depth: number): Json | undefined {
    const items: Json[] = [];
    const ok = this.#list(']', () => {
      const item = this.value(depth + 1);
      return item !== undefined && items.push(item) > 0;
    });
    return ok ? { kind: 'array', items } : undefined;
  }

  #object(depth: number): Json | undefined {
    const members: [string, Json][] = [];
    const ok = this.#list('}', () => {
      this.#take(BLANK);
      const key = this.#string();
      this.#take(BLANK);
      const value = key !== undefined && this.#skip(':') ? this.value(depth + 1) : undefined;
      return value !== undefined && members.push([key!, value]) > 0;
    });
    return ok ? { kind: 'object', members } : undefined;
  }

  /** What stands between an opening bracket and `end`, parted by commas. */
  #list(end: string, member: () => boolean): boolean {
    this.#place += 1;
    this.#take(BLANK);
    if (this.#skip(end)) {
      return true;
    }
    while (member()) {
      this.#take(BLANK);
      if (this.#skip(end)) {
        return true;
      }
      if (!this.#skip(',')) {
        return false;
      }
    }
    return false;
  }

  #string(): string | undefined {
    const quoted = this.#take(TEXT);
    return quoted ? (JSON.parse(quoted) as string) : undefined;
  }

  #skip(letter: string): boolean {
    const found = this.text[this.#place] === letter;
    this.#place += found ? 1 : 0;
    return found;
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#place;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.#place += found.length;
    return found;
  }
}

/** Without blanks, fractions as Java writes doubles; `sorted`: members by key, as json_parse stores them. */
export function writeJson(json: Json, sorted = false): string {
  switch (json.kind) {
    case 'word':
      return numberText(json.text);
    case 'string':
      return JSON.stringify(json.text);
    case 'array':
      return `[${json.items.map((item) => writeJson(item, sorted)).join(',')}]`;
    case 'object': {
      const members = sorted
        ? [...json.members].sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
        : json.members;
      return `{${members.map(([key, value]) => `${JSON.stringify(key)}:${writeJson(value, sorted)}`).join(',')}}`;
    }
  }
}

function numberText(word: string): string {
  if (!/[.eE]/.test(word) || /^[tfn]/.test(word)) {
    return word;
  }
  const number = Number(word);
  return Number.isInteger(number) && Math.abs(number) < 1e7 ? number.toFixed(1) : String(number);
}
