/** A made-up answer of the IP functions for a network. */
export interface IpPlace {
  network: string;
  country: string;
  countryCode: string;
  countryGeo: string;
  province: string;
  /** Codes and places below the country exist for China only, as CLS's page says. */
  provinceCode: string | null;
  provinceGeo: string;
  city: string;
  cityCode: string | null;
  cityGeo: string | null;
  provider: string;
}

/**
 * The whole IP database of the local CLS: networks that are reserved for documents and tests (RFC 5737, RFC 2544), with
 * invented places. `geo` is latitude, longitude.
 */
export const IP_PLACES: readonly IpPlace[] = [
  {
    network: '192.0.2.0/25',
    country: 'China',
    countryCode: 'CN',
    countryGeo: '35.86,104.20',
    province: 'Guangdong',
    provinceCode: '440000',
    provinceGeo: '23.38,113.76',
    city: 'Guangzhou',
    cityCode: '440100',
    cityGeo: '23.13,113.26',
    provider: 'Example Telecom',
  },
  {
    network: '192.0.2.128/25',
    country: 'China',
    countryCode: 'CN',
    countryGeo: '35.86,104.20',
    province: 'Shanghai',
    provinceCode: '310000',
    provinceGeo: '31.23,121.47',
    city: 'Shanghai',
    cityCode: '310100',
    cityGeo: '31.23,121.47',
    provider: 'Example Unicom',
  },
  {
    network: '198.51.100.0/24',
    country: 'United States',
    countryCode: 'US',
    countryGeo: '37.09,-95.71',
    province: 'California',
    provinceCode: null,
    provinceGeo: '36.78,-119.42',
    city: 'San Jose',
    cityCode: null,
    cityGeo: null,
    provider: 'Example Net',
  },
  {
    network: '203.0.113.0/24',
    country: 'Singapore',
    countryCode: 'SG',
    countryGeo: '1.35,103.82',
    province: 'Singapore',
    provinceCode: null,
    provinceGeo: '1.35,103.82',
    city: 'Singapore',
    cityCode: null,
    cityGeo: null,
    provider: 'Example Asia',
  },
  {
    network: '198.18.0.0/15',
    country: 'Germany',
    countryCode: 'DE',
    countryGeo: '51.17,10.45',
    province: 'Hesse',
    provinceCode: null,
    provinceGeo: '50.65,9.16',
    city: 'Frankfurt',
    cityCode: null,
    cityGeo: null,
    provider: 'Example Europe',
  },
];
