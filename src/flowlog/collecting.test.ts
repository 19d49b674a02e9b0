import { expect, test } from '@jest/globals';
import { type Action, collecting, type Collecting } from './collecting';
import type { LogFormat } from './fields';

const accepted = new Map([['ACCEPT', 5000]]);
const refused = new Map([['REJECT', 5000]]);
const both = new Map([...accepted, ['REJECT', 1]]);

test.each<[string, LogFormat, Action, string[], ReadonlyMap<string, number> | undefined, Collecting]>([
  ['a flow log of ACCEPT alone', 'ccn', 'REJECT', ['ACCEPT'], accepted, 'no'],
  ['what such a flow log does collect', 'ccn', 'ACCEPT', ['ACCEPT'], accepted, 'yes'],
  ['a record of what the flow log of today does not collect', 'eni', 'REJECT', ['ACCEPT'], both, 'yes'],
  ['one flow log of two', 'eni', 'REJECT', ['ALL', 'ACCEPT'], both, 'partly'],
  ['a flow log of everything, without any REJECT', 'eni', 'REJECT', ['ALL'], accepted, 'yes'],
  ['interfaces that are refused nothing for a day', 'eni', 'REJECT', [], accepted, 'likelyNo'],
  ['a CCN that drops nothing for a day', 'ccn', 'REJECT', [], accepted, 'unseen'],
  ['a CCN that lets nothing through for a day', 'ccn', 'ACCEPT', [], refused, 'likelyNo'],
  ['a single REJECT', 'eni', 'REJECT', [], both, 'yes'],
  ['too few records', 'eni', 'REJECT', [], new Map([['ACCEPT', 20]]), 'yes'],
  ['records that could not be counted', 'eni', 'REJECT', [], undefined, 'yes'],
])('%s', (_case, log, action, trafficTypes, records, expected) => {
  expect(collecting(log, action, { trafficTypes, records })).toBe(expected);
});
