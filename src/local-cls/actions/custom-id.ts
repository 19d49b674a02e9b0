import { randomUUID } from 'node:crypto';
import { invalidParameter } from '../failure';

/** The account that owns every topic here. */
const APP_ID = '1250000000';

/** A part of one's own, 3 to 40 characters, and the account (CreateTopic and CreateLogset pages). */
const FORM = new RegExp(`^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]-${APP_ID}$`);

/** The id that a request asks for, or a new one. */
export function customId(asked: string | undefined, parameter: string): string {
  if (asked === undefined || asked === '') {
    return randomUUID();
  }
  if (!FORM.test(asked)) {
    throw invalidParameter(
      `${parameter} must be 3 to 40 lower-case letters, digits and hyphens (no hyphen at either end), then -${APP_ID}.`,
    );
  }
  return asked;
}
