import type { LogInfo } from '#cls';
import type { StoredLog } from '../engine/stored-log';
import type { TopicRecord } from '../store/topic-record';

/** Name of the field for failed parts when the index gives none (CoverageField). */
const FALL_PART = 'RAWLOG_FALL_PART';

/** What a record says whose values do not all fit the index: the failed ones stand in a field of their own. */
export function indexFailure(
  { json, unfit }: StoredLog,
  topic: TopicRecord,
): Partial<Pick<LogInfo, 'LogJson' | 'RawLog' | 'IndexStatus'>> {
  if (unfit.length === 0) {
    return {};
  }
  const failed = new Map(unfit);
  const rest = Object.entries(JSON.parse(json) as object).filter(([key]) => !failed.has(key));
  const field = topic.settings.coverageField || FALL_PART;
  return {
    LogJson: JSON.stringify({ ...Object.fromEntries(rest), [field]: JSON.stringify(Object.fromEntries(failed)) }),
    RawLog: json,
    IndexStatus: `not of the type in the index: ${[...failed.keys()].join(', ')}`,
  };
}
