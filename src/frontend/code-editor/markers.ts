import { word } from '#wording';
import type { ResourceError } from '#contract';
import { checkSyntax } from '#query';
import { shownLocale } from '../start-translations';

/** A stretch of the text that is wrong. Lines and columns count from 1; the end is exclusive. */
export interface Marker {
  message: string;
  line: number;
  column: number;
  endColumn: number;
}

/** What our reader finds wrong while typing, else what the backend or CLS said about a place of this text. */
export function markersOf(text: string, told: ResourceError | undefined): Marker[] {
  const slip = checkSyntax(text);
  const wrong =
    slip !== undefined
      ? { message: word(slip.reason, shownLocale()), line: slip.line, column: slip.column }
      : told?.position && { message: told.message, ...told.position };
  return wrong === undefined ? [] : [{ ...wrong, endColumn: endOf(text, wrong.line, wrong.column) }];
}

/** To the end of the word or sign at the place; one column where the line ends. */
function endOf(text: string, line: number, column: number): number {
  const rest = (text.split(/\r\n|\r|\n/)[line - 1] ?? '').slice(column - 1);
  return column + Math.max(1, /^(?:\$?\{?[\w.-]+\}?|\S)/.exec(rest)?.[0].length ?? 1);
}
