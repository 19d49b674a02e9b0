import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { FlowLogs } from './flow-logs';
import { FLOW_LOG } from './test-flow-log';

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'flow-logs-'));
});
afterEach(() => rm(dir, { recursive: true }));

const add = (flowLogs: FlowLogs, id: string): Promise<void> => flowLogs.change((all) => [...all, { ...FLOW_LOG, id }]);
const ids = (flowLogs: FlowLogs): string[] => flowLogs.all().map(({ id }) => id);

describe('FlowLogs', () => {
  test('what was changed is there at the next start', async () => {
    const flowLogs = await FlowLogs.open(dir, []);
    await Promise.all(['fl-1', 'fl-2', 'fl-3'].map((id) => add(flowLogs, id)));
    await flowLogs.change((all) => all.filter(({ id }) => id !== 'fl-2'));
    expect((await FlowLogs.open(dir, [])).all()).toEqual(flowLogs.all());
    expect(ids(flowLogs)).toEqual(['fl-1', 'fl-3']);
  });

  test('the initial ones come once: deleted they stay away', async () => {
    const flowLogs = await FlowLogs.open(dir, [FLOW_LOG]);
    await flowLogs.change(() => []);
    expect((await FlowLogs.open(dir, [FLOW_LOG])).all()).toEqual([]);
  });

  test('a refused change leaves everything as it was, and the next one goes through', async () => {
    const flowLogs = await FlowLogs.open(dir, [FLOW_LOG]);
    const refused = flowLogs.change(() => {
      throw new Error('no');
    });
    await expect(refused).rejects.toThrow('no');
    await add(flowLogs, 'fl-2');
    expect(ids(flowLogs)).toEqual([FLOW_LOG.id, 'fl-2']);
  });

  test.each(['', '{"version":1,"flowLo', '{"version":2,"flowLogs":[]}'])(
    'a damaged file is reported: %j',
    async (text) => {
      await writeFile(join(dir, 'flow-logs.json'), text);
      await expect(FlowLogs.open(dir, [])).rejects.toThrow(/flow-logs\.json is damaged/);
    },
  );

  test('a write that was cut off leaves what was saved before', async () => {
    await add(await FlowLogs.open(dir, []), 'fl-1');
    await writeFile(join(dir, 'flow-logs.json.new'), '{"version":1,"fl');
    const flowLogs = await FlowLogs.open(dir, []);
    expect(ids(flowLogs)).toEqual(['fl-1']);
    await add(flowLogs, 'fl-2');
    expect(await readdir(dir)).toEqual(['flow-logs.json']);
  });
});
