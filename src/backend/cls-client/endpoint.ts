import { type Endpoint, InvalidSettingsError } from '#contract';

/**
 * The address CLS is asked at for one region.
 *
 *     clsAddress({ kind: 'default' }, 'ap-tokyo')          ->  https://cls.tencentcloudapi.com
 *     clsAddress({ kind: 'default' }, 'ap-shanghai-fsi')   ->  https://cls.ap-shanghai-fsi.tencentcloudapi.com
 *
 * Finance regions answer at their own hosts only, whatever form is chosen for the rest.
 */
export function clsAddress(endpoint: Endpoint, region: string): string {
  if (!/^[a-z0-9-]+$/.test(region)) {
    throw new InvalidSettingsError('sources', `'${region}' is not a region; write it like ap-guangzhou`);
  }
  const isFinance = region.endsWith('-fsi');
  switch (endpoint.kind) {
    case 'custom':
      return endpoint.url!;
    case 'default':
      return host(isFinance ? `cls.${region}` : 'cls');
    case 'regional':
      return host(`cls.${region}`);
    case 'international':
      return host('cls.intl');
    case 'internal':
      return host(isFinance ? `cls.${region}.internal` : 'cls.internal');
    case 'finance':
      if (!isFinance) {
        throw new InvalidSettingsError(
          'endpoint.kind',
          `the finance endpoint serves finance regions only, not ${region}; choose another endpoint or a region like ap-shanghai-fsi`,
        );
      }
      return host(`cls.${region}`);
  }
}

function host(name: string): string {
  return `https://${name}.tencentcloudapi.com`;
}
