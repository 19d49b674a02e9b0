import { t } from '@grafana/i18n';
import type { Source } from '#contract';
import type { Filter } from '#query';
import { PickField } from '../controls/ChoiceField';
import { filterPath } from './filter-path';
import { ccnFilter, replaceFilter } from './single-filter';

interface Props {
  sources: readonly Source[];
  filters: readonly Filter[];
  onChange: (filters: Filter[]) => void;
}

/** One CCN by its id; the settings may know some. */
export function CcnFilter({ sources, filters, onChange }: Props) {
  const current = ccnFilter(filters);
  const known = [...new Set(sources.flatMap((source) => (source.ccn ? [source.ccn] : [])))];
  return (
    <PickField
      label={t('editor.ccn.label', 'CCN')}
      tooltip={t('editor.ccn.tooltip', 'Counts only traffic of this CCN. Its id looks like ccn-1a2b3c4d.')}
      path={filterPath(filters, current)}
      custom
      placeholder={t('editor.ccn.any', 'Any CCN')}
      choices={known.map((ccn) => ({ value: ccn, label: ccn }))}
      value={current?.values[0]}
      onChange={(ccn) => onChange(replaceFilter(filters, current, 'ccn', ...(ccn === undefined ? [] : [ccn])))}
    />
  );
}
