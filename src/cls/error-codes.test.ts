import { describe, expect, test } from '@jest/globals';
import { word } from '#wording';
import { describeClsError } from './describe-cls-error';
import { CLS_ERROR_CODES, meaningOfClsError } from './error-codes';
import { VPC_ERROR_CODES } from './vpc-error-codes';

function told(...about: Parameters<typeof meaningOfClsError>): { happened: string; nextStep: string } {
  const { happened, nextStep } = meaningOfClsError(...about);
  return { happened: word(happened), nextStep: word(nextStep) };
}

describe('meaningOfClsError', () => {
  test('a full queue heals, a wrong key does not', () => {
    expect(meaningOfClsError('LimitExceeded.LogSearch')).toMatchObject({ class: 'busy', retry: 'backoff' });
    expect(meaningOfClsError('AuthFailure.SignatureFailure')).toMatchObject({ class: 'key', retry: 'no' });
    expect(meaningOfClsError('FailedOperation.SearchTimeout')).toMatchObject({ class: 'time', retry: 'once' });
  });

  test('an unknown second part is read as its first part', () => {
    expect(meaningOfClsError('InternalError.SearchFailed')).toEqual(meaningOfClsError('InternalError'));
    expect(meaningOfClsError('RequestLimitExceeded.UinLimitExceeded')).toMatchObject({ retry: 'backoff' });
    expect(meaningOfClsError('LimitExceeded.Topic')).toMatchObject({ class: 'limit', retry: 'no' });
  });

  test('a code nobody knows is not retried', () => {
    expect(meaningOfClsError('Surprise')).toMatchObject({ class: 'service', retry: 'no' });
    expect(meaningOfClsError('constructor')).toMatchObject({ class: 'service', retry: 'no' });
  });

  test.each(CLS_ERROR_CODES)('%s says what happened and the next step', (code) => {
    const { happened, nextStep } = told(code);
    expect(happened).toMatch(/^[^.]{10,}$/);
    expect(nextStep).toMatch(/^.{10,}[^.]$/);
  });

  test.each([...CLS_ERROR_CODES, ...VPC_ERROR_CODES])(
    '%s of the VPC API speaks neither of CLS nor of a query',
    (code) => {
      const { happened, nextStep } = told(code, 'DescribeCcns');
      expect(happened).not.toContain('{');
      if (!NEVER_OF_VPC.test(code)) {
        expect(`${happened} ${nextStep}`).not.toMatch(/CLS|with the query|topic/);
      }
    },
  );
});

/** Codes of searches, topics and log sets. */
const NEVER_OF_VPC = /Topic|Index|Logset|Parameter\.Content|^FailedOperation\.|^LimitExceeded\.|^OperationDenied\./;

describe('describeClsError', () => {
  test('names what happened, what CLS said, the next step, code and RequestId', () => {
    expect(
      word(describeClsError({ code: 'ResourceNotFound.TopicNotExist', message: 'no topic t1.', requestId: '7f' })),
    ).toBe(
      'The topic does not exist in this region. CLS says: no topic t1. Next step: check the region of the topic: topics are seen in their own region only. (ResourceNotFound.TopicNotExist, RequestId 7f)',
    );
  });

  test('an empty message and no RequestId leave no gaps', () => {
    expect(word(describeClsError({ code: 'InternalError', message: '' }))).toBe(
      'CLS had an internal fault. Next step: try again; if it stays, give the RequestId to Tencent Cloud support. (InternalError)',
    );
  });

  test('a denied VPC action names the permission that is missing', () => {
    expect(word(describeClsError({ code: 'UnauthorizedOperation', message: 'No.', action: 'DescribeCcns' }))).toBe(
      'The key is not allowed to do this. The VPC API says: No. Next step: ask the account administrator to grant vpc:DescribeCcns. (UnauthorizedOperation)',
    );
  });

  test("names the topic of several, in the reader's language", () => {
    const said = describeClsError({ code: 'InternalError', message: 'Try later.', topic: 'ap-tokyo/t1' });
    expect(word(said)).toContain('CLS says: topic ap-tokyo/t1: Try later. Next step');
    expect(word(said, 'zh-Hans').match(/[a-z]+(?: [a-z]+)+/gi)).toEqual(['Try later']);
  });
});
