import { type FlowLogsAnswer, MAX_FLOW_LOGS_PAGE } from '#contract';
import { readObject } from '#query';
import { knownLocale } from '#wording';
import type { Instance } from '../instance';
import { offerTopics } from '../inventory/offer-topics';
import { readPage, takePage } from './page';

/** The topics of all regions that hold flow logs, by region, name, id, CCN or flow log. */
export async function listFlowLogs(
  body: unknown,
  { flowLogs, settings }: Instance,
  signal: AbortSignal,
): Promise<FlowLogsAnswer> {
  const request = readObject(body, 'request');
  const asked = readPage(request, MAX_FLOW_LOGS_PAGE);
  const { topics, warnings } = offerTopics(await flowLogs.find(signal), settings.sources, knownLocale(request.locale));
  const { page, total } = takePage(topics, asked, ({ region, name, topic, ccn = '', flowLogs: writing }) =>
    [region, name, topic, ccn, ...writing].join(' '),
  );
  return { topics: page, total, warnings };
}
