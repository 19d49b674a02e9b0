import { type FlowQuery, checkSyntax } from '#query';
import { ClsError } from './cls-client/cls-error';

/**
 * CLS does not always say where a text is wrong. When it refuses the user's own text, our reader looks for the place;
 * where it finds none, CLS's words stand.
 */
export async function explainSyntax<Result>(query: FlowQuery, answer: Promise<Result>): Promise<Result> {
  try {
    return await answer;
  } catch (error) {
    const isRefusedText =
      (query.kind === 'code' || query.kind === 'values') &&
      error instanceof ClsError &&
      error.code === 'FailedOperation.SyntaxError';
    throw (isRefusedText ? checkSyntax(query.text) : undefined) ?? error;
  }
}
