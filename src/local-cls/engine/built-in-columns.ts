import { quoteName, quoteText } from '../escape';
import { FILENAME, SOURCE as SOURCE_COLUMN } from '../store/topic-record';

/** Sender of records that came without one: this server's own traffic and imports. */
export const SOURCE = '127.0.0.1';

/** Records of one upload share a package; this server counts them in groups of arrival. */
export const PACKAGE_SIZE = 1000;

/** Text fields that every record has without an index, as the engine's expressions. */
export const BUILT_IN_TEXTS: Readonly<Record<string, string>> = {
  __SOURCE__: `coalesce(${quoteName(SOURCE_COLUMN)}, ${quoteText(SOURCE)})`,
  __FILENAME__: `coalesce(${quoteName(FILENAME)}, '')`,
  __HOSTNAME__: quoteText(''),
};
