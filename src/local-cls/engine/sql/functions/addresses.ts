import { allOfNodes, callNode, castNode, compareNode, integerNode, NULL_NODE, type SqlNode, textNode } from '../tree';
import { macro } from './call-macro';
import { constantText } from './constant-text';
import { readNetwork } from './engine/network-functions';
import { type Argument, type FunctionRule, type FunctionTable } from './function-rule';
import { IP_PLACES, type IpPlace } from './ip-places';

/** A fact about the place of an address: one of the table, NULL for private and unknown addresses. */
function placed(value: (place: IpPlace) => string | null): FunctionRule {
  const values = IP_PLACES.map(value).map((text) => (text === null ? NULL_NODE : textNode(text)));
  return {
    args: ['varchar'],
    returns: 'varchar',
    replace: ([address]) =>
      callNode('list_extract', callNode('list_value', ...values), callNode('cls_ip_place', address!.node)),
  };
}

const ofNetwork = (name: string, returns = 'varchar'): FunctionRule => ({
  args: ['varchar'],
  returns,
  replace: macro(name),
});

/** Functions of IPv4 addresses (SQL IP page). */
export const ADDRESSES: FunctionTable = {
  ip_to_domain: { args: ['varchar'], returns: 'varchar', replace: macro('cls_ip_domain') },
  ip_to_country: placed(({ country }) => country),
  ip_to_country_code: placed(({ countryCode }) => countryCode),
  ip_to_country_geo: placed(({ countryGeo }) => countryGeo),
  ip_to_province: placed(({ province }) => province),
  ip_to_province_code: placed(({ provinceCode }) => provinceCode),
  ip_to_province_geo: placed(({ provinceGeo }) => provinceGeo),
  ip_to_city: placed(({ city }) => city),
  ip_to_city_code: placed(({ cityCode }) => cityCode),
  ip_to_city_geo: placed(({ cityGeo }) => cityGeo),
  ip_to_geo: placed(({ cityGeo, provinceGeo }) => cityGeo ?? provinceGeo),
  ip_to_provider: placed(({ provider }) => provider),
  ip_to_threat_type: { args: ['varchar'], returns: 'varchar', replace: macro('cls_threat_type') },
  ip_to_threat_level: { args: ['varchar'], returns: 'bigint', replace: macro('cls_threat_level') },
  ip_prefix: { args: ['varchar', 'whole'], returns: 'varchar', replace: macro('cls_ip_prefix') },
  ip_subnet_min: ofNetwork('cls_subnet_min'),
  ip_subnet_max: ofNetwork('cls_subnet_max'),
  ip_subnet_range: ofNetwork('cls_subnet_range', 'array(varchar)'),
  is_subnet_of: { args: ['varchar', 'varchar'], returns: 'boolean', replace: inSubnet },
  is_prefix_subnet_of: { args: ['varchar', 'varchar'], returns: 'boolean', replace: macro('cls_subnet_in_subnet') },
};

/**
 * Whole octets become a comparison of text and one partial octet a range: that is much faster than turning every address
 * into a number.
 *
 *     is_subnet_of('10.16.0.0/12', a)  ->  starts_with(a, '10.') AND octet 2 of a BETWEEN 16 AND 31
 */
function inSubnet([network, address]: readonly Argument[]): SqlNode | string {
  const text = constantText(network);
  if (constantText(address)?.includes('/')) {
    return "the network, e.g. '10.1.0.0/16', comes first";
  }
  if (text === undefined) {
    return callNode('cls_in_subnet', network!.node, address!.node);
  }
  const parts = /^(.+)\/(\d+)$/.exec(text);
  if (parts === null || !isNetwork(text)) {
    return `the network, e.g. '10.1.0.0/16', comes first: Invalid CIDR: ${text}`;
  }
  const octets = parts[1]!.split('.').map(Number);
  const length = Number(parts[2]);
  const whole = Math.floor(length / 8);
  const prefix = octets.slice(0, whole).join('.');
  if (whole === 4) {
    return compareNode('EQUAL', address!.node, textNode(prefix));
  }
  const starts = whole === 0 ? [] : [callNode('starts_with', address!.node, textNode(`${prefix}.`))];
  const bits = length % 8;
  const partial = bits === 0 && whole > 0 ? [] : [octetBetween(address!.node, whole, octets[whole]!, bits)];
  return allOfNodes([...starts, ...partial]);
}

function isNetwork(text: string): boolean {
  try {
    return readNetwork(text).last >= 0;
  } catch {
    return false;
  }
}

function octetBetween(address: SqlNode, index: number, octet: number, bits: number): SqlNode {
  const size = 2 ** (8 - bits);
  const first = octet - (octet % size);
  const part = callNode('split_part', address, textNode('.'), integerNode(index + 1));
  return {
    class: 'BETWEEN',
    type: 'COMPARE_BETWEEN',
    input: { ...castNode(part, 'BIGINT'), try_cast: true },
    lower: integerNode(first),
    upper: integerNode(first + size - 1),
  };
}
