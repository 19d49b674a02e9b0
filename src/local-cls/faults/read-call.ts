import type { IncomingHttpHeaders } from 'node:http';
import { headerText } from '../authenticate';

/** What tells whether a fault meets a call; all of it as the client claims. */
export interface Call {
  action: string;
  region: string;
  /** Topics it names: one, several, or none. */
  topicIds: readonly string[];
}

export function readCall(headers: IncomingHttpHeaders, body: Buffer): Call {
  return {
    action: headerText(headers, 'x-tc-action') ?? '',
    region: headerText(headers, 'x-tc-region') ?? '',
    topicIds: topicIdsOf(headers, body),
  };
}

/** UploadLog names its topic in a header, as its body is no JSON. */
function topicIdsOf(headers: IncomingHttpHeaders, body: Buffer): string[] {
  const named = headerText(headers, 'x-cls-topicid');
  return named === undefined ? topicIdsInJson(body.toString()) : [named];
}

function topicIdsInJson(text: string): string[] {
  try {
    const { TopicId, Topics } = JSON.parse(text) as { TopicId?: unknown; Topics?: { TopicId?: unknown }[] };
    const several = Array.isArray(Topics) ? Topics.map((topic) => topic?.TopicId) : [];
    return [TopicId, ...several].filter((id) => typeof id === 'string');
  } catch {
    return [];
  }
}
