import { describe, expect, test } from '@jest/globals';
import { environmentProxy } from './environment-proxy';

const CLS = 'https://cls.tencentcloudapi.com';
const PROXY = 'http://proxy.example.com:3128';
const hrefOf = (address: string, environment: Record<string, string>) => environmentProxy(address, environment)?.href;

describe('which proxy', () => {
  test.each([
    ['of the scheme', CLS, { HTTPS_PROXY: PROXY }, `${PROXY}/`],
    ['in small letters', CLS, { https_proxy: PROXY }, `${PROXY}/`],
    ['without a scheme, which means http', CLS, { HTTPS_PROXY: 'proxy.example.com:3128' }, `${PROXY}/`],
    ['none of the other scheme', CLS, { HTTP_PROXY: PROXY }, undefined],
    ['none for this machine', 'http://127.0.0.1:8765', { HTTP_PROXY: PROXY }, undefined],
    ['none where there is none', CLS, {}, undefined],
  ])('%s', (_, address, environment, href) => {
    expect(hrefOf(address, environment as Record<string, string>)).toBe(href);
  });

  test('a value that is no address is refused without being shown', () => {
    const wrong = () => environmentProxy(CLS, { HTTPS_PROXY: 'http://name:secret@' });
    expect(wrong).toThrow(/^Setting HTTPS_PROXY: the environment's value is not a proxy's address/);
    expect(wrong).not.toThrow(/secret/);
  });
});

describe('NO_PROXY', () => {
  test.each([
    ['*', CLS, true],
    ['tencentcloudapi.com', CLS, true],
    ['.tencentcloudapi.com', CLS, true],
    ['*.tencentcloudapi.com', CLS, true],
    ['cloudapi.com', CLS, false],
    ['.cls.tencentcloudapi.com', CLS, false],
    ['cls.tencentcloudapi.com:443', CLS, true],
    ['cls.tencentcloudapi.com:8443', CLS, false],
    ['other.example, CLS.tencentcloudapi.com', CLS, true],
    ['10.0.0.0/8', 'https://10.2.3.4:8765', true],
    ['10.0.0.0/8', 'https://11.2.3.4:8765', false],
    ['10.0.0.0/99', 'https://10.2.3.4:8765', false],
    ['fd00::/8', 'https://[fd00::1]:8765', true],
    ['fd00::1', 'https://[fd00::1]:8765', true],
    ['[fd00::1]:8765', 'https://[fd00::1]:8765', true],
    ['10.2.3.4', 'https://10.2.3.45', false],
    ['', CLS, false],
  ])('%j leaves %s out: %s', (NO_PROXY, address, isLeftOut) => {
    expect(environmentProxy(address, { HTTPS_PROXY: PROXY, NO_PROXY }) === undefined).toBe(isLeftOut);
  });
});
