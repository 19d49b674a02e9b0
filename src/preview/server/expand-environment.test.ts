import { describe, expect, test } from '@jest/globals';
import { expandEnvironment } from './expand-environment';

describe('expandEnvironment', () => {
  const environment = { HOST: '127.0.0.1', PORT: '8765' };

  test('fills both spellings of a variable at any depth and leaves other values alone', () => {
    const settings = { url: 'http://${HOST}:$PORT', list: [{ port: '$PORT' }], on: true, count: 3, none: null };
    expect(expandEnvironment(settings, environment)).toEqual({
      url: 'http://127.0.0.1:8765',
      list: [{ port: '8765' }],
      on: true,
      count: 3,
      none: null,
    });
  });

  test('two dollar signs are one, and what follows is no variable', () => {
    expect(expandEnvironment('cost $$PORT', environment)).toBe('cost $PORT');
  });

  test('a variable that is not set is empty', () => {
    expect(expandEnvironment('[${NOT_SET}]', environment)).toBe('[]');
  });
});
