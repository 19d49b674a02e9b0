/** A place in a statement, counted from 1. */
export interface StatementPlace {
  line: number;
  column: number;
}

const PLACE = /\bline (\d+), column (\d+)/;

/** The place that a message of the backend names, and the message with another place instead. */
export function placeIn(
  message: string,
): { position: StatementPlace; write: (place: StatementPlace) => string } | undefined {
  const [told, line, column] = PLACE.exec(message) ?? [];
  return told === undefined
    ? undefined
    : {
        position: { line: Number(line), column: Number(column) },
        write: (place) => message.replace(told, `line ${place.line}, column ${place.column}`),
      };
}
