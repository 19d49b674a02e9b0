import { type Said, say } from '#wording';
import { meaningOfClsError } from './error-codes';
import { apiOf, type ReadAction } from './read-actions';

/**
 * One message for people: what happened, what CLS said, the next step, the code and the RequestId.
 *
 *     The topic does not exist in this region. CLS says: no topic t1. Next step: check the region ... (ResourceNotFound.TopicNotExist, RequestId 7f..)
 */
export function describeClsError(error: {
  code: string;
  message: string;
  requestId?: string | undefined;
  action?: ReadAction | undefined;
  /** Region and id, where one of several topics is meant. */
  topic?: string | undefined;
}): Said {
  const { code, requestId, action, topic } = error;
  const words = error.message.replace(/\.$/, '');
  const { happened, nextStep } = meaningOfClsError(code, action);
  const reference = requestId ? `${code}, RequestId ${requestId}` : code;
  if (words === '') {
    return topic === undefined
      ? say('{{happened}}. Next step: {{nextStep}}. ({{reference}})', { happened, nextStep, reference })
      : say('{{happened}}: {{topic}}. Next step: {{nextStep}}. ({{reference}})', {
          happened,
          topic,
          nextStep,
          reference,
        });
  }
  return say('{{happened}}. {{api}} says: {{words}}. Next step: {{nextStep}}. ({{reference}})', {
    happened,
    api: apiOf(action),
    words: topic === undefined ? words : say('topic {{topic}}: {{reason}}', { topic, reason: words }),
    nextStep,
    reference,
  });
}
