/** Where imported records go: one topic per format. */
import { type LogFormat } from '#flowlog';
import { flowLogIndex, importTopicId } from '../demo-topics';

export interface ImportTopic {
  format: LogFormat;
  topicId: string;
  /** The topic's keys; values of long fields become numbers where they are some. */
  fields: readonly { key: string; long: boolean }[];
}

function topicOf(format: LogFormat): ImportTopic {
  const index = flowLogIndex(format).KeyValue?.KeyValues ?? [];
  return {
    format,
    topicId: importTopicId(format),
    fields: index.map(({ Key, Value }) => ({ key: Key, long: Value.Type === 'long' })),
  };
}

export const IMPORT_TOPICS: Readonly<Record<LogFormat, ImportTopic>> = { ccn: topicOf('ccn'), eni: topicOf('eni') };
