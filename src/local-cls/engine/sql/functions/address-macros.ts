import { readNetwork } from './engine/network-functions';
import { IP_PLACES } from './ip-places';
import { IP_THREATS } from './ip-threats';

/** Number of the network of the table that holds an address. */
const places = IP_PLACES.map(({ network }, index) => {
  const { first, last } = readNetwork(network);
  return `WHEN n BETWEEN ${first} AND ${last} THEN ${index + 1}`;
});

const threatTypes = IP_THREATS.map(({ address, threat }) => `WHEN '${address}' THEN '${threat}'`);
const threatLevels = IP_THREATS.map(({ address, level }) => `WHEN '${address}' THEN ${level}`);

/** 10/8, 172.16/12, 192.168/16 and the machine itself. */
const intranet = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '127.0.0.0/8']
  .map(readNetwork)
  .map(({ first, last }) => `n BETWEEN ${first} AND ${last}`);

const ADDRESS = '(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})[.]){3}(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})';

/** Functions of IPv4 addresses; NULL for what is no address. */
export const ADDRESS_MACROS: readonly string[] = [
  `cls_ip_number(t) AS CASE WHEN regexp_full_match(t, '${ADDRESS}') THEN
     CAST(split_part(t, '.', 1) AS BIGINT) * 16777216 + CAST(split_part(t, '.', 2) AS BIGINT) * 65536
     + CAST(split_part(t, '.', 3) AS BIGINT) * 256 + CAST(split_part(t, '.', 4) AS BIGINT) END`,
  `cls_ip_text(n) AS (n // 16777216) || '.' || (n // 65536 % 256) || '.' || (n // 256 % 256) || '.' || (n % 256)`,
  `cls_ip_block(bits) AS CASE WHEN bits BETWEEN 0 AND 32 THEN CAST(1 AS BIGINT) << CAST(32 - bits AS BIGINT)
     WHEN bits IS NOT NULL THEN cls_fail('Invalid prefix length: ' || bits) END`,
  `cls_ip_prefix(t, bits) AS list_transform([cls_ip_number(t)], n -> cls_ip_text(n - n % cls_ip_block(bits)))[1] || '/' || bits`,
  `cls_subnet_min(c) AS list_transform([cls_network_first(c)], n -> cls_ip_text(n))[1]`,
  `cls_subnet_max(c) AS list_transform([cls_network_last(c)], n -> cls_ip_text(n))[1]`,
  `cls_subnet_range(c) AS CASE WHEN c IS NOT NULL THEN [cls_subnet_min(c), cls_subnet_max(c)] END`,
  `cls_in_subnet(c, t) AS cls_ip_number(t) BETWEEN cls_network_first(c) AND cls_network_last(c)`,
  `cls_subnet_in_subnet(c, d) AS cls_network_first(d) >= cls_network_first(c) AND cls_network_last(d) <= cls_network_last(c)`,
  `cls_place_of(n) AS CASE ${places.join(' ')} END`,
  `cls_ip_place(t) AS list_transform([cls_ip_number(t)], n -> cls_place_of(n))[1]`,
  `cls_domain_of(n) AS CASE WHEN n IS NULL THEN 'invalid' WHEN ${intranet.join(' OR ')} THEN 'intranet' ELSE 'internet' END`,
  `cls_ip_domain(t) AS CASE WHEN t IS NOT NULL THEN list_transform([cls_ip_number(t)], n -> cls_domain_of(n))[1] END`,
  `cls_threat_type(t) AS CASE t ${threatTypes.join(' ')} END`,
  `cls_threat_level(t) AS CASE WHEN cls_ip_domain(t) = 'internet' THEN CASE t ${threatLevels.join(' ')} ELSE CAST(0 AS BIGINT) END END`,
];
