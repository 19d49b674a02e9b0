import { t } from '@grafana/i18n';
import { Stack } from '@grafana/ui';
import {
  FORMATS_OF_VIEW,
  QUALITY_VIEWS,
  type QualityQuery,
  type QualitySubject,
  type QualityView,
  SUBJECTS_OF_LOG,
  VIEWS_BY_SUBJECT,
} from '#query';
import { ChooseField, RadioField } from '../controls/ChoiceField';
import { qualityViewLabel, subjectLabel } from '../labels';
import { BucketPicker } from './BucketPicker';
import { PriceFields } from './PriceFields';
import type { QueryChange } from './query-change';

interface Props extends Pick<QueryChange, 'change'> {
  query: QualityQuery;
}

/** Which side of the data's quality is looked at, and what matters to that view. */
export function QualityFields({ query, change }: Props) {
  const { view, format } = query;
  const hasSteps = format === 'series' || view === 'status' || view === 'losses';
  return (
    <Stack direction="row" wrap="wrap" gap={0.5}>
      <ViewField
        views={
          format === 'annotations'
            ? QUALITY_VIEWS.filter((one) => FORMATS_OF_VIEW[one].includes(format))
            : QUALITY_VIEWS
        }
        value={view}
        onChange={(chosen) => change({ view: chosen, format: fitting(chosen, query) })}
      />
      {VIEWS_BY_SUBJECT.includes(view) && (
        <SubjectField choices={SUBJECTS_OF_LOG[query.log]} value={query.each} onChange={(each) => change({ each })} />
      )}
      {hasSteps && <BucketPicker value={query.bucketSeconds} onChange={(bucketSeconds) => change({ bucketSeconds })} />}
      {view === 'volume' && format !== 'series' && (
        <PriceFields value={query.prices} onChange={(prices) => change({ prices })} />
      )}
    </Stack>
  );
}

function fitting(view: QualityView, { format }: QualityQuery): QualityQuery['format'] {
  return FORMATS_OF_VIEW[view].includes(format) ? format : FORMATS_OF_VIEW[view][0];
}

interface ViewProps {
  views: readonly QualityView[];
  value: QualityView;
  onChange: (view: QualityView) => void;
}

function ViewField({ views, value, onChange }: ViewProps) {
  return (
    <ChooseField
      label={t('editor.quality.view.label', 'Look at')}
      tooltip={t(
        'editor.quality.view.tooltip',
        'Freshness: the age of the newest record, of everybody who delivered within a day; as numbers for alerts. Status: OK 0, NODATA 1, SKIPDATA 2, unknown 3, missing 4 in each step. Delay: how long after its end a record is stamped. Coverage: who records what, and which actions. Volume and cost: records a day and an estimate, not the bill. Losses: windows in which the service lost records.',
      )}
      path="view"
      choices={views.map((view) => ({ value: view, label: qualityViewLabel(view) }))}
      value={value}
      onChange={onChange}
    />
  );
}

interface SubjectProps {
  choices: readonly QualitySubject[];
  value: QualitySubject;
  onChange: (each: QualitySubject) => void;
}

function SubjectField({ choices, value, onChange }: SubjectProps) {
  return (
    <RadioField<QualitySubject>
      label={t('editor.quality.each.label', 'For each')}
      tooltip={t(
        'editor.quality.each.tooltip',
        'Whose records are looked at together. A recording region that delivers at all is fresh, even where one of its pairs is silent; for a pair the records of both of its regions count. Whoever has no record at all keeps its row, where the last day or a filter names it.',
      )}
      path="each"
      choices={choices.map((subject) => ({ value: subject, label: subjectLabel(subject) }))}
      value={value}
      onChange={onChange}
    />
  );
}
