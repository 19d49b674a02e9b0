import type { Locale } from '#wording';
import type { SearchLogResponse } from '#cls';
import type { Frame, Notice } from '#plugin-sdk';
import type { SearchRequest, Source } from '#query';
import { statementOf } from '../search-call';
import type { TopicCollecting } from '../topic-actions';
import type { LoadedCaps } from '../inventory/load-caps';
import type { Naming } from './naming';
import { IncompleteAnswerError } from './incomplete-answer-error';
import { text } from '../texts/text';
import { type Settled, settle } from './settle';

/** Puts one request to CLS. */
export type Ask = (request: SearchRequest, cursor?: string) => Promise<SearchLogResponse>;

/** What one request brought. */
export interface Asked {
  request: SearchRequest;
  answer: SearchLogResponse;
}

/** What the results of a kind are made with. */
export interface Asking {
  ask: Ask;
  /** The moment of asking; decides which buckets are settled. Milliseconds. */
  nowMs: number;
  /** The asked range as given, not widened. Milliseconds. */
  fromMs: number;
  toMs: number;
  /** Asked by an alert rule or an expression: only frames those can read. */
  forExpression: boolean;
  /** The language of warnings. */
  locale?: Locale;
  /** Names for what the answer holds. */
  naming: Naming;
  /** Days a topic keeps its records; undefined where that cannot be found out. */
  keptDays?: (source: Source) => Promise<number | undefined>;
  /** A topic that fails is the answer's error. */
  strict: boolean;
  /** So is an answer that is cut, sampled or partial. */
  wholeOnly: boolean;
  /** Which actions each topic collects, by `topicName`; topics of which it is not known in time are left out. */
  loadCollecting(): Promise<ReadonlyMap<string, TopicCollecting>>;
  /** Bandwidth caps of the account's CCNs. */
  loadCaps(): Promise<LoadedCaps>;
}

/** Frames of one query and all that makes the answer less than complete, gathered for one warning. */
export interface Result {
  frames: Frame[];
  /** Rows or records the frames were made of. */
  rows: number;
  warnings: string[];
  infos: string[];
}

/** Asks several requests at once, one a topic. */
export function askAll(
  { ask, strict, locale }: Pick<Asking, 'ask' | 'strict' | 'locale'>,
  requests: readonly SearchRequest[],
): Promise<Settled<Asked>> {
  return settle(
    requests,
    ({ source }) => source,
    { strict, locale },
    async (request) => ({ request, answer: await ask(request) }),
  );
}

/** Ways an answer can be less than all there is, in words. Throws IncompleteAnswerError where it must be whole. */
export function shortcomings(
  { request, answer }: Asked,
  rows: number,
  { wholeOnly, locale }: Pick<Asking, 'wholeOnly' | 'locale'>,
): string[] {
  const topic = `${request.source.region}/${request.source.topic}`;
  const found: string[] = [];
  if (rows >= request.limit && request.purpose !== 'rank') {
    found.push(text(locale, 'answer.cut', { topic, rows }));
  }
  if (answer.SamplingRate && answer.SamplingRate > 0 && answer.SamplingRate < 1) {
    found.push(text(locale, 'answer.sampled', { topic, percent: (answer.SamplingRate * 100).toPrecision(2) }));
  }
  for (const { TopicId, ErrorMsg } of answer.Topics?.Errors ?? []) {
    found.push(text(locale, 'answer.failed', { topic: TopicId, reason: ErrorMsg }));
  }
  if (wholeOnly && found.length > 0) {
    throw new IncompleteAnswerError(found);
  }
  return found;
}

/** One warning that lists every reason, and one info: the panel header keeps one notice of each severity. */
export function notices({ warnings, infos }: Pick<Result, 'warnings' | 'infos'>, locale?: Locale): Notice[] {
  const joined = (severity: Notice['severity'], texts: string[]): Notice[] =>
    texts.length === 0 ? [] : [{ severity, text: [...new Set(texts)].join(text(locale, 'sentences.between')) }];
  return [...joined('warning', warnings), ...joined('info', infos)];
}

/** The texts sent, for the inspector. */
export function inspection(asked: readonly Asked[]): { executedQueryString: string } {
  return { executedQueryString: [...new Set(asked.map(({ request }) => statementOf(request)))].join('\n\n') };
}
