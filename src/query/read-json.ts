/** Readers of unknown JSON: each gives the typed member, its default, or an error that names the path. */
import { quote, type Said, say } from '#wording';
import { InvalidQueryError } from './invalid-query-error';

export type JsonObject = Readonly<Record<string, unknown>>;

export function readObject(value: unknown, path: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InvalidQueryError(
      path,
      say('expected an object, got {{value}}; write it in braces, or leave it out', { value: describe(value) }),
    );
  }
  return value as JsonObject;
}

/** Without a default the member must be there. */
export function readText(from: JsonObject, key: string, fallback: string | undefined, parent?: string): string {
  const path = parent === undefined ? key : `${parent}.${key}`;
  const value = readString(from, key, fallback, path);
  refuseVariable(value, path);
  return value;
}

/** A text in which a `$` may have a meaning of its own. */
export function readString(from: JsonObject, key: string, fallback: string | undefined, path = key): string {
  const value = from[key] ?? fallback;
  if (typeof value !== 'string') {
    throw new InvalidQueryError(
      path,
      value === undefined
        ? say('expected text, got nothing; it cannot be left out')
        : say('expected text, got {{value}}; write it in quotation marks', { value: describe(value) }),
    );
  }
  return value;
}

export function readOneOf<Choice extends string>(
  from: JsonObject,
  key: string,
  choices: readonly Choice[],
  fallback: Choice | undefined,
): Choice {
  const value = from[key] ?? fallback;
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) {
    throw new InvalidQueryError(
      key,
      say('{{value}} is not one of {{choices}}; choose one of these', {
        value: describe(value),
        choices: choices.join(', '),
      }),
    );
  }
  return choice;
}

/** An integer, also when it was saved as text, as Grafana's variables leave it. */
export function readInteger(from: JsonObject, key: string, least: number, most: number, fallback: number): number {
  const saved = from[key] ?? fallback;
  if (typeof saved === 'string') {
    refuseVariable(saved, key);
  }
  const value = typeof saved === 'string' && /^\d+$/.test(saved) ? Number(saved) : saved;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
    throw new InvalidQueryError(
      key,
      say('expected a whole number from {{least}} to {{most}}, got {{value}}', { least, most, value: describe(saved) }),
    );
  }
  return value;
}

export function readFlag(from: JsonObject, key: string): boolean {
  const value = from[key];
  if (typeof value !== 'boolean') {
    throw new InvalidQueryError(
      key,
      say('expected true or false, got {{value}}; write one of the two without quotation marks', {
        value: describe(value),
      }),
    );
  }
  return value;
}

export function readList<Item>(
  from: JsonObject,
  key: string,
  fallback: Item[],
  readItem: (value: unknown, path: string) => Item,
): Item[] {
  const value = from[key];
  if (value === undefined || value === null) {
    return fallback;
  }
  if (!Array.isArray(value)) {
    throw new InvalidQueryError(
      key,
      say('expected a list, got {{value}}; write it in brackets, even a single entry', { value: describe(value) }),
    );
  }
  return value.map((item, index) => readItem(item, `${key}[${index}]`));
}

/**
 * Dashboards fill variables in the browser; alerts and public dashboards send them as saved. Asked literally they
 * would match nothing and look like silence.
 */
export function refuseVariable(value: string, path: string): void {
  const variable = /\$\{[^}]*\}|\$[A-Za-z_]\w*|\[\[\w+\]\]/.exec(value)?.[0];
  if (variable !== undefined) {
    throw new InvalidQueryError(
      path,
      say('holds the variable {{variable}}, which only a dashboard can fill; write a value instead', { variable }),
    );
  }
}

/** A saved value as it can stand in an error. */
export function describe(value: unknown): Said {
  if (value === undefined) {
    return say('nothing');
  }
  const text = JSON.stringify(value) ?? String(value);
  return quote(text.length > 60 ? `${text.slice(0, 57)}...` : text);
}
