import { Button, InlineLabel, Stack } from '@grafana/ui';
import { t } from '@grafana/i18n';
import type { LogFormat } from '#flowlog';
import type { Filter } from '#query';
import { FilterRow } from './FilterRow';
import { filterProblem } from './filter-problem';

interface Props {
  log: LogFormat | 'mixed';
  filters: readonly Filter[];
  /** Filters that controls of their own show. */
  shownElsewhere: readonly Filter[];
  /** `ready`: every filter can be asked as it stands. */
  onChange: (filters: Filter[], ready: boolean) => void;
}

/** Every filter that has no control of its own. All must hold. */
export function FilterRows({ log, filters, shownElsewhere, onChange }: Props) {
  const report = (next: Filter[]) =>
    onChange(
      next,
      next.every((filter) => filterProblem(filter, log) === undefined),
    );
  return (
    <Stack direction="row" gap={0.5} alignItems="flex-start">
      <InlineLabel width="auto" tooltip={tooltip()}>
        {t('filter.label', 'Filters')}
      </InlineLabel>
      <Stack direction="column" gap={0.5} alignItems="flex-start">
        {filters.map((filter, index) =>
          shownElsewhere.includes(filter) ? null : (
            <FilterRow
              key={index}
              log={log}
              filter={filter}
              path={`filters[${index}]`}
              onChange={(changed) => report(filters.map((other) => (other === filter ? changed : other)))}
              onRemove={() => report(filters.filter((other) => other !== filter))}
            />
          ),
        )}
        <Button
          variant="secondary"
          icon="plus"
          onClick={() => report([...filters, { field: 'address', operator: 'is', values: [] }])}
        >
          {t('filter.add', 'Add filter')}
        </Button>
      </Stack>
    </Stack>
  );
}

function tooltip(): string {
  return t(
    'filter.tooltip',
    'Only records that meet every filter are counted. Several values of one filter: any of them. Every field of the record can be used; protocols by name or number.',
  );
}
