import { expect, test } from '@jest/globals';
import { xxhash64 } from './xxhash64';

/** From the test program of the xxHash specification, and of well-known texts. */
test.each([
  ['', 0xef46db3751d8e999n],
  ['a', 0xd24ec4f1a98c6e5bn],
  ['abc', 0x44bc2cf5ad770999n],
  ['The quick brown fox jumps over the lazy dog', 0x0b242d361fda71bcn],
])('hashes %p', (text, hash) => {
  expect(xxhash64(Buffer.from(text))).toBe(hash);
});
