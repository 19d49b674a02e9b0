import { useEffect, useState } from 'react';
import type { FieldChoice } from '#contract';
import type { SourceRef } from '#query';
import type { FlowLogsDataSource } from '../datasource';
import type { SavedQuery } from '../saved-query';

/** The fields of the topics a query asks; none until they are known, and where they cannot be found out. */
export function useFields(datasource: FlowLogsDataSource, { log, sources }: SavedQuery): readonly FieldChoice[] {
  const [fields, setFields] = useState<readonly FieldChoice[]>([]);
  const asked = JSON.stringify({ log, sources });
  useEffect(() => {
    let isStale = false;
    const request = JSON.parse(asked) as { log: SavedQuery['log']; sources?: SourceRef[] };
    datasource.fields(request).then(
      (answer) => !isStale && setFields(answer.fields),
      // Without them the editor works on; the preview says what is wrong with a topic.
      () => undefined,
    );
    return () => {
      isStale = true;
    };
  }, [datasource, asked]);
  return fields;
}
