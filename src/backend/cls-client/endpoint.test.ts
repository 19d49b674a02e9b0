import { describe, expect, test } from '@jest/globals';
import type { Service } from '#cls';
import type { EndpointKind } from '#contract';
import { apiAddress } from './endpoint';

describe('apiAddress', () => {
  test.each<[Service, EndpointKind, string, string]>([
    ['cls', 'default', 'ap-tokyo', 'cls.tencentcloudapi.com'],
    ['vpc', 'default', 'ap-tokyo', 'vpc.tencentcloudapi.com'],
    ['vpc', 'default', 'ap-shanghai-fsi', 'vpc.ap-shanghai-fsi.tencentcloudapi.com'],
    ['vpc', 'regional', 'ap-tokyo', 'vpc.ap-tokyo.tencentcloudapi.com'],
    ['vpc', 'international', 'ap-tokyo', 'vpc.intl.tencentcloudapi.com'],
    ['vpc', 'internal', 'ap-tokyo', 'vpc.internal.tencentcloudapi.com'],
    ['vpc', 'internal', 'ap-shanghai-fsi', 'vpc.ap-shanghai-fsi.internal.tencentcloudapi.com'],
    ['vpc', 'finance', 'ap-shanghai-fsi', 'vpc.ap-shanghai-fsi.tencentcloudapi.com'],
  ])('%s, %s, %s: %s', (service, kind, region, host) => {
    expect(apiAddress(service, { kind }, region)).toBe(`https://${host}`);
  });

  test('a custom address serves both', () => {
    const endpoint = { kind: 'custom', url: 'http://127.0.0.1:8765' } as const;
    expect(apiAddress('vpc', endpoint, 'ap-tokyo')).toBe(apiAddress('cls', endpoint, 'ap-tokyo'));
  });

  test('a finance endpoint serves no other region, and a region is a plain word', () => {
    expect(() => apiAddress('vpc', { kind: 'finance' }, 'ap-tokyo')).toThrow(/finance regions only/);
    expect(() => apiAddress('vpc', { kind: 'regional' }, 'evil.example/')).toThrow(/is not a region/);
  });
});
