import { type Locale, SaidError, say, word } from '#wording';
import { InvalidSettingsError } from '#contract';
import { type ErrorSource, log } from '#plugin-sdk';
import { FieldUnavailableError, InvalidQueryError, QuerySyntaxError } from '#query';
import type { ErrorClass } from '#cls';
import { AlertTimeoutError } from './alert-time';
import { IncompleteAnswerError } from './results/incomplete-answer-error';
import { CallTimeoutError, ClsError, UnreachableError } from './cls-client/cls-error';

/** A failure as Grafana and a person need it: HTTP status, text, whose fault, and where. */
export interface Failure {
  status: number;
  message: string;
  source: ErrorSource;
  /** Path into the query or the settings. */
  field?: string;
  /** In the text of a code query, counted from 1. */
  position?: { line: number; column: number };
}

const STATUS_OF_CLASS: Record<ErrorClass, number> = {
  key: 401,
  permission: 403,
  request: 400,
  query: 400,
  missing: 404,
  busy: 429,
  limit: 400,
  time: 504,
  cursor: 400,
  account: 403,
  service: 502,
};

/** A call that the plugin does not serve. */
export class UnknownResourceError extends SaidError {
  constructor(name: string, known: readonly string[]) {
    super(say('There is no resource {{name}}. There are: {{known}}', { name, known: known.join(', ') }));
  }
}

/** The only place that turns errors into statuses. What nobody expected goes to the log whole, to the user not at all. */
export function toFailure(error: unknown, locale?: Locale): Failure {
  if (error instanceof QuerySyntaxError) {
    const position = { line: error.line, column: error.column };
    return { status: 400, message: error.in(locale), source: 'downstream', field: 'text', position };
  }
  if (error instanceof InvalidQueryError || error instanceof InvalidSettingsError) {
    return { status: 400, message: error.in(locale), source: 'downstream', field: error.field };
  }
  if (error instanceof UnknownResourceError) {
    return { status: 404, message: error.in(locale), source: 'downstream' };
  }
  if (error instanceof FieldUnavailableError || error instanceof IncompleteAnswerError) {
    return { status: 400, message: error.in(locale), source: 'downstream' };
  }
  if (error instanceof ClsError) {
    return { status: STATUS_OF_CLASS[error.meaning.class], message: error.in(locale), source: 'downstream' };
  }
  if (error instanceof UnreachableError) {
    return { status: 502, message: error.in(locale), source: 'downstream' };
  }
  if (error instanceof CallTimeoutError || error instanceof AlertTimeoutError) {
    return { status: 504, message: error.in(locale), source: 'downstream' };
  }
  if (error instanceof Error && error.name === 'AbortError') {
    return { status: 499, message: word(say('The query was cancelled'), locale), source: 'downstream' };
  }
  log.error('Unexpected error', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  return {
    status: 500,
    message: word(say('Internal error of the plugin; its log has the details'), locale),
    source: 'plugin',
  };
}
