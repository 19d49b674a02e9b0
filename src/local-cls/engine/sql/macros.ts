import { type DuckDBScalarFunction } from '@duckdb/node-api';
import { ARRAY_FUNCTIONS } from './functions/engine/array-functions';
import { DIGEST_FUNCTIONS } from './functions/engine/digest-functions';
import { ESTIMATE_DISTINCT } from './functions/engine/estimate-distinct';
import { GATHERED_BYTES } from './functions/engine/gathered-bytes';
import { JSON_FUNCTIONS } from './functions/engine/json-functions';
import { NETWORK_FUNCTIONS } from './functions/engine/network-functions';
import { PARSE_DATE } from './functions/engine/parse-date';
import { TEXT_FUNCTIONS } from './functions/engine/text-functions';
import { URL_FUNCTIONS } from './functions/engine/url-functions';
import { ADDRESS_MACROS } from './functions/address-macros';
import { ARRAY_MACROS } from './functions/array-macros';
import { NUMBER_MACROS } from './functions/number-macros';
import { TEXT_MACROS } from './functions/text-macros';
import { TIME_MACROS } from './functions/time-macros';
import { OPERATOR_MACROS } from './operator-macros';

/** What the engine lacks, by name. The function table keeps statements from calling them directly. */
export const MACROS: readonly (string | DuckDBScalarFunction)[] = [
  ...TEXT_FUNCTIONS,
  ...ARRAY_FUNCTIONS,
  ...JSON_FUNCTIONS,
  ...URL_FUNCTIONS,
  ...NETWORK_FUNCTIONS,
  ...DIGEST_FUNCTIONS,
  ESTIMATE_DISTINCT,
  GATHERED_BYTES,
  PARSE_DATE,
  ...[OPERATOR_MACROS, NUMBER_MACROS, TEXT_MACROS, TIME_MACROS, ARRAY_MACROS, ADDRESS_MACROS].flatMap((macros) =>
    macros.map((definition) => `CREATE OR REPLACE MACRO ${definition}`),
  ),
];
