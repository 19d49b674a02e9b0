/** The built local CLS as a program of its own, with one topic that tests write to and search over the API. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import { CLS_VERSION, type SearchLogRequest, type SearchLogResponse } from '#cls';
import { DEMO_KEYS } from '../../src/local-cls/start-local-cls';
import { encodeLogGroups } from '../log-groups';

const PROGRAM = path.join(__dirname, '../../build/local-cls.cjs');
const REGION = 'ap-guangzhou';

/** Of the demo's topics one that no traffic feeds. */
export const TOPIC = 'imported-ccn-1250000000';
/** Log time of every record written here. */
export const T0 = Date.parse('2026-03-03T16:00:00Z');

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface StartOptions {
  dir: string;
  traffic?: boolean;
  /** Largest file the program may write, in blocks of 1024 bytes. */
  fileBlocks?: number;
}

export class LocalClsProcess {
  #stderr = '';
  #url = '';
  readonly exited: Promise<Exit>;

  private constructor(readonly child: ChildProcess) {
    child.stderr!.on('data', (text: Buffer) => (this.#stderr += text));
    this.exited = once(child, 'close').then(([code, signal]) => ({ code, signal }) as Exit);
  }

  /** Resolves when it listens. Rejects with what it printed when it ends before that. */
  static async start(options: StartOptions): Promise<LocalClsProcess> {
    const running = LocalClsProcess.spawn(options);
    const ended = running.exited.then(() => Promise.reject(new Error(running.stderr)));
    running.#url = await Promise.race([addressOf(running.child), ended]);
    return running;
  }

  static spawn({ dir, traffic = false, fileBlocks }: StartOptions): LocalClsProcess {
    const args = [PROGRAM, '--port', '0', '--dir', dir, ...(traffic ? [] : ['--no-traffic'])];
    const limited = ['-c', `ulimit -S -f ${fileBlocks}; exec "$0" "$@"`, process.execPath, ...args];
    return new LocalClsProcess(fileBlocks === undefined ? spawn(process.execPath, args) : spawn('bash', limited));
  }

  get url(): string {
    return this.#url;
  }

  get stderr(): string {
    return this.#stderr;
  }

  kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<Exit> {
    this.child.kill(signal);
    return this.exited;
  }

  /** Stores records of one field each; resolves when they are acknowledged. */
  async upload(names: readonly string[]): Promise<void> {
    const logs = names.map((value) => ({ time: T0, contents: [{ key: 'srcaddr', value }] }));
    await this.#client({ 'X-CLS-TopicId': TOPIC, 'X-CLS-CompressType': '' }).requestOctetStream(
      'UploadLog',
      encodeLogGroups([{ logs }]),
    );
  }

  search(request: Partial<SearchLogRequest>): Promise<SearchLogResponse> {
    const range = { TopicId: TOPIC, From: T0, To: T0 + 1, QuerySyntax: 1, UseNewAnalysis: true };
    return this.#client({}).request('SearchLog', { ...range, ...request }) as Promise<SearchLogResponse>;
  }

  /** The rows of an SQL statement. */
  async analyse(sql: string): Promise<Record<string, unknown>[]> {
    const { AnalysisRecords } = await this.search({ QueryString: `* | ${sql}` });
    return (AnalysisRecords ?? []).map((row) => JSON.parse(row) as Record<string, unknown>);
  }

  /** Any action of the CLS or the VPC API in any region. */
  call<Answer>(version: string, region: string, action: string, request: object): Promise<Answer> {
    return this.#client({}, version, region).request(action, request);
  }

  #client(headers: Record<string, string>, version = CLS_VERSION, region = REGION): CommonClient {
    return new CommonClient('cls.tencentcloudapi.com', version, {
      credential: { ...DEMO_KEYS[0] },
      region,
      profile: { httpProfile: { endpoint: new URL(this.url).host, protocol: 'http://', headers } },
    });
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  let printed = '';
  for await (const text of child.stdout! as AsyncIterable<Buffer>) {
    printed += String(text);
    const address = /listens on (\S+)\n/.exec(printed)?.[1];
    if (address !== undefined) {
      child.stdout!.resume();
      return address;
    }
  }
  return new Promise(() => undefined);
}
