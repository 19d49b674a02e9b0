import { IP_PLACES } from './ip-places';

/** Number of the first network of the table that holds the address. */
const place = IP_PLACES.map(
  ({ network }, index) =>
    `WHEN n >= cls_cidr_first('${network}') AND n < cls_cidr_first('${network}') + cls_cidr_size('${network}') THEN ${index + 1}`,
);

/** Functions of IPv4 addresses; NULL for what is no address. */
export const ADDRESS_MACROS: readonly string[] = [
  `cls_ip_number(t) AS CASE WHEN regexp_full_match(t, '(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})(?:[.]|$)){4}') AND t NOT LIKE '%.' THEN
     CAST(split_part(t, '.', 1) AS BIGINT) * 16777216 + CAST(split_part(t, '.', 2) AS BIGINT) * 65536
     + CAST(split_part(t, '.', 3) AS BIGINT) * 256 + CAST(split_part(t, '.', 4) AS BIGINT) END`,
  `cls_ip_text(n) AS (n // 16777216) || '.' || (n // 65536 % 256) || '.' || (n // 256 % 256) || '.' || (n % 256)`,
  `cls_ip_bits(t, bits) AS CASE WHEN bits BETWEEN 0 AND 32 THEN CAST(1 AS BIGINT) << CAST(32 - bits AS BIGINT)
     WHEN bits IS NOT NULL THEN cls_fail('Invalid prefix length: ' || bits) END`,
  `cls_ip_prefix(t, bits) AS cls_ip_text(cls_ip_number(t) - cls_ip_number(t) % cls_ip_bits(t, bits)) || '/' || bits`,
  `cls_cidr_ip(c) AS coalesce(cls_ip_number(split_part(c, '/', 1)), cls_fail('Invalid CIDR: ' || c))`,
  `cls_cidr_bits(c) AS CASE WHEN regexp_full_match(c, '[^/]*/([0-9]|[12][0-9]|3[0-2])') THEN CAST(split_part(c, '/', 2) AS BIGINT)
     ELSE cls_fail('Invalid CIDR: ' || c) END`,
  `cls_cidr_size(c) AS CAST(1 AS BIGINT) << (32 - cls_cidr_bits(c))`,
  `cls_cidr_first(c) AS cls_cidr_ip(c) - cls_cidr_ip(c) % cls_cidr_size(c)`,
  `cls_subnet_min(c) AS CASE WHEN c IS NOT NULL THEN cls_ip_text(cls_cidr_first(c)) END`,
  `cls_subnet_max(c) AS CASE WHEN c IS NOT NULL THEN cls_ip_text(cls_cidr_first(c) + cls_cidr_size(c) - 1) END`,
  `cls_subnet_range(c) AS CASE WHEN c IS NOT NULL THEN [cls_subnet_min(c), cls_subnet_max(c)] END`,
  `cls_in_subnet(c, t) AS CASE WHEN c IS NOT NULL THEN cls_ip_number(t) BETWEEN cls_cidr_first(c) AND cls_cidr_first(c) + cls_cidr_size(c) - 1 END`,
  `cls_subnet_in_subnet(c, d) AS CASE WHEN c IS NOT NULL AND d IS NOT NULL
     THEN cls_cidr_first(d) BETWEEN cls_cidr_first(c) AND cls_cidr_first(c) + cls_cidr_size(c) - 1 AND cls_cidr_bits(d) >= cls_cidr_bits(c) END`,
  `cls_ip_domain(t) AS CASE
     WHEN t IS NULL THEN NULL
     WHEN cls_ip_number(t) IS NULL THEN 'invalid'
     WHEN cls_ip_number(t) BETWEEN 167772160 AND 184549375 OR cls_ip_number(t) BETWEEN 2886729728 AND 2887778303
       OR cls_ip_number(t) BETWEEN 3232235520 AND 3232301055 OR cls_ip_number(t) BETWEEN 2130706432 AND 2147483647 THEN 'intranet'
     ELSE 'internet' END`,
  `cls_place_of(n) AS CASE ${place.join(' ')} END`,
  `cls_ip_place(t) AS cls_place_of(cls_ip_number(t))`,
];
