import { allOfNodes, callNode, castNode, constantValue, integerNode, type SqlNode, textNode } from '../tree';
import { type Argument, type FunctionTable } from './function-rule';

/** Functions of IPv4 addresses. */
export const ADDRESSES: FunctionTable = {
  is_subnet_of: { args: ['varchar', 'varchar'], returns: 'boolean', replace: inSubnet },
  ip_prefix: { args: ['varchar', 'whole'], returns: 'varchar', as: 'cls_ip_prefix' },
};

const CIDR = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/**
 * Whole octets become a comparison of text and one partial octet a range: that is much faster than turning every address
 * into a number.
 *
 *     is_subnet_of('10.16.0.0/12', a)  ->  starts_with(a, '10.') AND octet 2 of a BETWEEN 16 AND 31
 */
function inSubnet([network, address]: readonly Argument[]): SqlNode | string {
  const value = constantValue(network!.node);
  const parts = value !== undefined && 'text' in value ? CIDR.exec(value.text) : null;
  const octets = parts?.slice(1, 5).map(Number) ?? [];
  const length = Number(parts?.[5]);
  if (parts === null || octets.some((octet) => octet > 255) || length > 32) {
    return "the network, e.g. '10.1.0.0/16', comes first and must be a constant in CIDR form";
  }
  const whole = Math.floor(length / 8);
  const prefix = octets.slice(0, whole).join('.');
  if (whole === 4) {
    return { class: 'COMPARISON', type: 'COMPARE_EQUAL', left: address!.node, right: textNode(prefix) };
  }
  const starts = whole === 0 ? [] : [callNode('starts_with', address!.node, textNode(`${prefix}.`))];
  const bits = length % 8;
  const partial = bits === 0 && whole > 0 ? [] : [octetBetween(address!.node, whole, octets[whole]!, bits)];
  return allOfNodes([...starts, ...partial]);
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
