import { offsetAt, type Position, positionAt } from '../source';

/** `text` in place of what stands from `offset` up to `end`. */
export interface Edit {
  offset: number;
  end: number;
  text: string;
}

/** Makes all edits; they are in order and do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let done = '';
  let at = 0;
  for (const edit of edits) {
    done += text.slice(at, edit.offset) + edit.text;
    at = edit.end;
  }
  return done + text.slice(at);
}

/** Where a place of the edited text was before: inside an edit, the beginning of what the edit replaced. */
export function originOf(offset: number, edits: readonly Edit[]): number {
  let shift = 0;
  for (const edit of edits) {
    const start = edit.offset + shift;
    if (offset < start) {
      break;
    }
    if (offset < start + edit.text.length) {
      return edit.offset;
    }
    shift += edit.text.length - (edit.end - edit.offset);
  }
  return offset - shift;
}

/** The same for a line and a column; `text` is the one before the edits. */
export function placeBefore(
  text: string,
  edits: readonly Edit[],
  place: Pick<Position, 'line' | 'column'>,
): Pick<Position, 'line' | 'column'> {
  const { line, column } = positionAt(text, originOf(offsetAt(applyEdits(text, edits), place), edits));
  return { line, column };
}
