/** The body of UploadLog, as clients of CLS make it. */
import protobuf from 'protobufjs';

const REPEATED = new Set(['contents', 'logs', 'logTags', 'logGroupList']);

/** The messages of UploadLog, as clients of CLS declare them. */
const LogGroupList = protobuf.Root.fromJSON({
  nested: {
    Content: message({ key: ['string', 1], value: ['string', 2] }),
    LogTag: message({ key: ['string', 1], value: ['string', 2] }),
    Log: message({ time: ['int64', 1], contents: ['Content', 2] }),
    LogGroup: message({
      logs: ['Log', 1],
      contextFlow: ['string', 2],
      filename: ['string', 3],
      source: ['string', 4],
      logTags: ['LogTag', 5],
    }),
    LogGroupList: message({ logGroupList: ['LogGroup', 1] }),
  },
}).lookupType('LogGroupList');

function message(fields: Record<string, [type: string, id: number]>): protobuf.IType {
  const entries = Object.entries(fields).map(([name, [type, id]]) => {
    const field: protobuf.IField = REPEATED.has(name) ? { rule: 'repeated', type, id } : { type, id };
    return [name, field] as const;
  });
  return { fields: Object.fromEntries(entries) };
}

export interface Group {
  logs: { time: number; contents: { key: string; value: string }[] }[];
  contextFlow?: string;
  filename?: string;
  source?: string;
  logTags?: { key: string; value: string }[];
}

export function encodeLogGroups(groups: readonly Group[]): Buffer {
  return Buffer.from(LogGroupList.encode({ logGroupList: groups }).finish());
}
