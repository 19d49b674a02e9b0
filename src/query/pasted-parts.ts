import { normalizeAddress, parseCidr, printNetwork, protocolNumber, regionName } from '#flowlog';

/** What one word of a pasted text stands for. */
export type PastedPart =
  | { is: 'end'; address: string; port?: string }
  | { is: 'network'; network: string }
  | { is: 'number'; text: string }
  | { is: 'protocol'; number: string }
  | { is: 'region'; id: string }
  | { is: 'ccn' | 'interface'; id: string }
  | { is: 'arrow' }
  | { is: 'unknown'; text: string };

/** Between the two ends of a flow: `->`, `=>`, `-->`, `>` and their Unicode forms, and the word "to". */
const ARROW = /\s*(?:[-=]*>|\u2192|\u21d2)\s*|\s+to\s+/gi;
/** Words that logs and people put around addresses and that say nothing more. */
const FILLERS = /^(?:ip6?|from|between|and|src|dst|host)$/i;

/** The words of a text in order; separators are blanks, commas, semicolons and bars. */
export function partsOf(text: string): PastedPart[] {
  return text
    .replace(ARROW, ' > ')
    .split(/[\s,;|"'`()]+/)
    .filter((word) => word !== '' && !FILLERS.test(word))
    .flatMap(readWord);
}

function readWord(word: string): PastedPart[] {
  if (word === '>') {
    return [{ is: 'arrow' }];
  }
  const bare = readEnd(word) === undefined ? word.replace(/[:.]+$/, '') : word;
  const [front = '', behind = ''] = splitProtocol(bare);
  const protocol = behind === '' ? [] : [behind].map(readProtocol).filter((part) => part !== undefined);
  const whole = protocol.length > 0 ? front : bare;
  return [readEnd(whole) ?? readName(whole) ?? { is: 'unknown' as const, text: word }, ...protocol];
}

/** `10.0.0.1:443/tcp` -> the end and its protocol; a prefix length is no protocol. */
function splitProtocol(word: string): string[] {
  const found = /^(.+)\/([a-z][\w-]*)$/i.exec(word);
  return found === null ? [word] : [found[1]!, found[2]!];
}

/** An address, with a port as `a:1`, `[v6]:1` or tcpdump's `a.1`; or a network. */
function readEnd(word: string): PastedPart | undefined {
  const address = normalizeAddress(word.replace(/^\[(.*)\]$/, '$1'));
  if (address !== undefined) {
    return { is: 'end', address };
  }
  const network = word.includes('/') ? parseCidr(word) : undefined;
  if (network !== undefined) {
    return { is: 'network', network: printNetwork(network) };
  }
  const [, host = '', port = ''] =
    /^\[(.+)\]:(\d{1,5})$/.exec(word) ?? /^([\d.]+):(\d{1,5})$/.exec(word) ?? /^(.+)\.(\d{1,5})$/.exec(word) ?? [];
  const end = normalizeAddress(host);
  return end === undefined || !isPort(port) ? undefined : { is: 'end', address: end, port: String(Number(port)) };
}

function readName(word: string): PastedPart | undefined {
  if (/^\d{1,5}$/.test(word) && isPort(word)) {
    return { is: 'number', text: String(Number(word)) };
  }
  if (/^ccn-[a-z0-9]+$/i.test(word)) {
    return { is: 'ccn', id: word };
  }
  if (/^eni-[a-z0-9]+$/i.test(word)) {
    return { is: 'interface', id: word };
  }
  return regionName(word) === undefined ? readProtocol(word) : { is: 'region', id: word };
}

function readProtocol(word: string): PastedPart | undefined {
  const number = /^\d/.test(word) ? undefined : protocolNumber(word);
  return number === undefined ? undefined : { is: 'protocol', number: String(number) };
}

const isPort = (text: string): boolean => Number(text) <= 65535;
