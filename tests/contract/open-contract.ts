/** A local CLS of its own for a contract test, and the official SDK's client for it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import { DEMO_KEYS, type LocalCls, type LocalClsOptions, startLocalCls } from '../../src/local-cls/start-local-cls';

export interface ClientOptions {
  secretId?: string;
  secretKey?: string;
  token?: string;
  region?: string;
  version?: string;
  language?: 'zh-CN' | 'en-US';
}

export interface Contract {
  local: LocalCls;
  /** Calls an action as a user of the SDK does. */
  ask<Answer>(action: string, request: object, options?: ClientOptions): Promise<Answer>;
  close(): Promise<void>;
}

export async function openContract(options: Omit<LocalClsOptions, 'dir'> = {}): Promise<Contract> {
  const dir = await mkdtemp(join(tmpdir(), 'contract-'));
  const local = await startLocalCls({ dir, ...options });
  return {
    local,
    ask: (action, request, asked) => clientOf(local.url, asked).request(action, request),
    async close() {
      await local.close();
      await rm(dir, { recursive: true });
    },
  };
}

function clientOf(url: string, options: ClientOptions = {}): CommonClient {
  const { region = 'ap-guangzhou', version = '2020-10-16', language, ...credential } = options;
  return new CommonClient('cls.tencentcloudapi.com', version, {
    credential: { ...DEMO_KEYS[0], ...credential },
    region,
    profile: {
      ...(language === undefined ? {} : { language }),
      httpProfile: { endpoint: new URL(url).host, protocol: 'http://' },
    },
  });
}
