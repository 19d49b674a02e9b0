import { type FunctionRule, type FunctionTable } from './function-rule';

const part = (name: string): FunctionRule => ({ args: ['varchar'], returns: 'varchar', as: `cls_url_${name}` });

/** Functions of URLs (SQL URL page). */
export const URLS: FunctionTable = {
  url_extract_fragment: part('fragment'),
  url_extract_host: part('host'),
  url_extract_parameter: { args: ['varchar', 'varchar'], returns: 'varchar', as: 'cls_url_parameter' },
  url_extract_path: part('path'),
  url_extract_port: { args: ['varchar'], returns: 'bigint', as: 'cls_url_port' },
  url_extract_protocol: part('protocol'),
  url_extract_query: part('query'),
  url_encode: part('encode'),
  url_decode: part('decode'),
};
