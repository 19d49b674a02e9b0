import { say } from '#wording';
import type { Service } from '#cls';
import { type Endpoint, InvalidSettingsError } from '#contract';

/**
 * The address a service is asked at for one region.
 *
 *     apiAddress('cls', { kind: 'default' }, 'ap-tokyo')          ->  https://cls.tencentcloudapi.com
 *     apiAddress('vpc', { kind: 'default' }, 'ap-shanghai-fsi')   ->  https://vpc.ap-shanghai-fsi.tencentcloudapi.com
 *
 * Finance regions answer at their own hosts only, whatever form is chosen for the rest.
 */
export function apiAddress(service: Service, endpoint: Endpoint, region: string): string {
  if (!/^[a-z0-9-]+$/.test(region)) {
    throw new InvalidSettingsError(
      'sources',
      say("'{{region}}' is not a region; write it like ap-guangzhou", { region }),
    );
  }
  const isFinance = region.endsWith('-fsi');
  switch (endpoint.kind) {
    case 'custom':
      return endpoint.url!;
    case 'default':
      return host(isFinance ? `${service}.${region}` : service);
    case 'regional':
      return host(`${service}.${region}`);
    case 'international':
      return host(`${service}.intl`);
    case 'internal':
      return host(isFinance ? `${service}.${region}.internal` : `${service}.internal`);
    case 'finance':
      if (!isFinance) {
        throw new InvalidSettingsError(
          'endpoint.kind',
          say(
            'the finance endpoint serves finance regions only, not {{region}}; choose another endpoint or a region like ap-shanghai-fsi',
            { region },
          ),
        );
      }
      return host(`${service}.${region}`);
  }
}

function host(name: string): string {
  return `https://${name}.tencentcloudapi.com`;
}
