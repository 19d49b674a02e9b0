import { type Said, say } from '#wording';
import { type AnswerFormat, type FlowQuery, InvalidQueryError, ruleFormatsOf } from '#query';

/** What alert rules and expressions cannot read. A table is read by SQL expressions. */
const UNREADABLE: Partial<Record<AnswerFormat, Said>> = {
  logs: say('logs'),
  nodeGraph: say('a node graph'),
  annotations: say('annotations'),
};

/** Refuses a format for rules and expressions, and names those that this very question has for them. */
export function refuseUnreadable(query: FlowQuery): void {
  const what = UNREADABLE[query.format];
  if (what === undefined) {
    return;
  }
  const formats = ruleFormatsOf(query);
  throw new InvalidQueryError(
    'format',
    formats.length === 0
      ? say('alert rules and expressions cannot read {{what}}; ask for traffic or top as number instead', { what })
      : say('alert rules and expressions cannot read {{what}}; choose {{formats}}', { what, formats: either(formats) }),
  );
}

function either(formats: readonly AnswerFormat[]): Said {
  if (formats.length > 1) {
    return say('series or number');
  }
  return formats[0] === 'series' ? say('series') : say('number');
}
