import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeFrame } from '../host/decode-frame';
import { encodeFrame } from './encode-frame';
import { TextColumn } from './text-column';

test('a text column reads back as it was pushed, whatever the texts, nulls and number of rows', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.constant(null));
  const column = fc
    .array(text, { maxLength: 40 })
    .chain((some) => fc.constantFrom(1, 50, 200).map((times) => Array.from({ length: times }, () => some).flat()));
  fc.assert(
    fc.property(column, (texts) => {
      const values = new TextColumn();
      texts.forEach((one) => values.push(one));
      const [field] = decodeFrame(encodeFrame({ fields: [{ name: 'f', type: 'string', values }] })).fields;
      expect(field?.values).toEqual(texts.map((one) => (one === null ? null : Buffer.from(one).toString())));
    }),
    { seed: 2026, numRuns: 100 },
  );
});
