import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { collectTexts } from './collect-texts';

interface Catalogue {
  [key: string]: string | Catalogue;
}

const frontend = path.join(__dirname, '../../src/frontend');
const pathOf = (language: string) => path.join(frontend, 'locales', language, 'flowlens-cls-datasource.json');
const readCatalogue = (language: string) => flatten(JSON.parse(readFileSync(pathOf(language), 'utf8')) as Catalogue);
const texts = collectTexts(frontend);

if (process.env.UPDATE_GOLDEN === '1') {
  writeFileSync(pathOf('en-US'), `${JSON.stringify(nest(texts.translated), null, 2)}\n`);
}

describe('texts of the browser side', () => {
  const english = readCatalogue('en-US');
  const chinese = readCatalogue('zh-Hans');

  test('none stands outside the catalogues', () => {
    expect(texts.faults).toEqual([]);
  });

  test('the English catalogue holds exactly the texts of the sources', () => {
    expect(Object.fromEntries(english)).toEqual(Object.fromEntries(texts.translated));
  });

  test('the Chinese catalogue has the same keys', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test('a translation has the placeholders of its English text', () => {
    const placeholders = (text: string | undefined) => (text?.match(/\{\{\w+\}\}/g) ?? []).sort();
    for (const [key, text] of english) {
      expect([key, placeholders(chinese.get(key))]).toEqual([key, placeholders(text)]);
    }
  });

  test('the two meanings of REJECT share no word', () => {
    for (const catalogue of [english, chinese]) {
      expect(catalogue.get('editor.action.ccn-reject')).not.toEqual(catalogue.get('editor.action.eni-reject'));
    }
  });
});

function flatten(catalogue: Catalogue, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(catalogue).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[prefix + key, value]] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

function nest(flat: ReadonlyMap<string, string>): Catalogue {
  const root: Catalogue = {};
  for (const [key, text] of [...flat].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const parts = key.split('.');
    const last = parts.pop()!;
    const branch = parts.reduce<Catalogue>((at, part) => (at[part] ??= {}) as Catalogue, root);
    branch[last] = text;
  }
  return root;
}
