import { callNode, type SqlNode, textNode } from '../tree';
import { type FunctionRule, type FunctionTable } from './function-rule';

const PLAIN_TO_URL = [textNode('+/'), textNode('-_')];
const digest = (name: string): FunctionRule => ({ args: ['varbinary'], returns: 'varbinary', as: `cls_${name}` });
const toText = (as: string, wrap?: (call: SqlNode) => SqlNode): FunctionRule => ({
  args: ['varbinary'],
  returns: 'varchar',
  as,
  ...(wrap && { wrap }),
});
const fromText = (as: string): FunctionRule => ({ args: ['varchar'], returns: 'varbinary', as });

/** Functions of binary strings (SQL binary string page). */
export const BINARIES: FunctionTable = {
  to_utf8: fromText('encode'),
  from_utf8: toText('decode'),
  to_base64: toText('base64'),
  from_base64: fromText('from_base64'),
  to_base64url: toText('base64', (call) => callNode('translate', call, ...PLAIN_TO_URL)),
  to_hex: toText('hex'),
  from_hex: fromText('unhex'),
  to_big_endian_64: { args: ['whole'], returns: 'varbinary', as: 'cls_to_big_endian' },
  from_big_endian_64: { args: ['varbinary'], returns: 'bigint', as: 'cls_from_big_endian' },
  md5: digest('md5'),
  sha1: digest('sha1'),
  sha256: digest('sha256'),
  sha512: digest('sha512'),
  xxhash64: digest('xxhash64'),
};
