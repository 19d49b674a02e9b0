/** Where imported records go: one topic per format, with the keys and long fields that the service's topics have. */
import { type LogFormat, TEXT_KEYS } from '#flowlog';

export interface ImportTopic {
  topicId: string;
  /** In the order of the format's text form. */
  keys: readonly string[];
  longKeys: ReadonlySet<string>;
}

const LONG_KEYS = ['dstport', 'protocol', 'packets', 'bytes', 'start', 'end'];

/** The source port is a text field in CCN flow logs and a number in those of interfaces. */
export const IMPORT_TOPICS: Readonly<Record<LogFormat, ImportTopic>> = {
  ccn: { topicId: 'imported-ccn-1250000000', keys: TEXT_KEYS.ccn, longKeys: new Set(LONG_KEYS) },
  eni: { topicId: 'imported-eni-1250000000', keys: TEXT_KEYS.eni, longKeys: new Set([...LONG_KEYS, 'srcport']) },
};
