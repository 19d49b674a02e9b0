import { describe, expect, test } from '@jest/globals';
import { parseFaults } from './parse-faults';

describe('parseFaults', () => {
  test('takes one fault or a list', () => {
    const slow = { kind: 'slow', delayMs: 300, regions: ['ap-tokyo'], share: 0.5 };
    expect(parseFaults(slow)).toEqual([slow]);
    expect(parseFaults([slow, { kind: 'cut', times: 1 }])).toEqual([slow, { kind: 'cut', times: 1 }]);
  });

  test('an error without a message says that it was set', () => {
    expect(parseFaults({ kind: 'error', code: 'InternalError.SearchFailed' })).toEqual([
      { kind: 'error', code: 'InternalError.SearchFailed', message: 'A fault set on this local CLS.' },
    ]);
  });

  test('takes actions of the flow-log service, and a region that has topics here', () => {
    const fault = { kind: 'cut', actions: ['DescribeFlowLogs'], regions: ['own'] };
    expect(parseFaults(fault, (region) => region === 'own')).toEqual([fault]);
  });

  test.each([
    [5, 'fault: must be an object'],
    [{}, 'kind: is missing; it must be one of slow, error, cut, garbage, partial'],
    [{ kind: 'constructor' }, 'kind: must be one of'],
    [[{ kind: 'cut' }, { kind: 'slow' }], '[1].delayMs: is missing; it must be "distance" or a whole number'],
    [{ kind: 'slow', delayMs: -1 }, 'delayMs: must be "distance" or a whole number'],
    [{ kind: 'error', code: 'Oops' }, 'code: must be an error code of CLS'],
    [{ kind: 'garbage', form: 'html' }, 'form: must be one of not-json, truncated, content-type, html-502'],
    [{ kind: 'partial', code: 'InternalError' }, 'topics: is missing; it must be a list with at least one name'],
    [{ kind: 'cut', delayMs: 3 }, 'delayMs: is no member of a fault of kind cut'],
    [{ kind: 'cut', actions: [] }, 'actions: must be a list with at least one name'],
    [{ kind: 'cut', actions: ['SearchLog', 'SearchLogs'] }, 'actions: "SearchLogs" is no action of the local CLS'],
    [[{ kind: 'cut', regions: ['ap-nowhere'] }], '[0].regions: "ap-nowhere" is no region of CLS'],
    [{ kind: 'cut', share: 0 }, 'share: must be above 0 and at most 1'],
    [{ kind: 'cut', times: 1.5 }, 'times: must be a whole number from 1'],
    [{ kind: 'cut', forMs: '60' }, 'forMs: must be a whole number of milliseconds'],
  ])('%j is refused by member', (json, problem) => {
    expect(() => parseFaults(json)).toThrow(problem);
  });
});
