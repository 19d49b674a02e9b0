import { Alert, Button, FieldSet, Pagination, Stack, Text } from '@grafana/ui';
import { t } from '@grafana/i18n';
import { useMemo, useState } from 'react';
import type { NamedNetwork } from '#contract';
import { AddNames } from './AddNames';
import { NameRow } from './NameRow';
import { nameProblems } from './name-problems';

interface Props {
  uid: string;
  /** The VPC API can be asked: the credentials are saved. */
  canList: boolean;
  names: readonly NamedNetwork[];
  disabled?: boolean;
  onChange: (names: NamedNetwork[]) => void;
}

const ROWS_PER_PAGE = 20;

/** The user's own names for addresses and networks, shown beside addresses in every answer. */
export function NamesSection({ uid, canList, names, disabled, onChange }: Props) {
  const [chosenPage, setPage] = useState(1);
  const problems = useMemo(() => nameProblems(names), [names]);
  const pages = Math.max(1, Math.ceil(names.length / ROWS_PER_PAGE));
  const page = Math.min(chosenPage, pages);
  const first = (page - 1) * ROWS_PER_PAGE;
  const add = (rows: NamedNetwork[]) => {
    onChange(rows);
    setPage(Math.ceil(rows.length / ROWS_PER_PAGE));
  };
  return (
    <FieldSet label={t('settings.names.title', 'Names of addresses and networks')}>
      <Stack direction="column" gap={1} alignItems="flex-start">
        <About />
        <FirstProblem rows={[...problems.keys()]} onShow={(row) => setPage(Math.floor(row / ROWS_PER_PAGE) + 1)} />
        {names.slice(first, first + ROWS_PER_PAGE).map((row, offset) => (
          <NameRow
            key={first + offset}
            number={first + offset + 1}
            row={row}
            problem={problems.get(first + offset)}
            disabled={disabled}
            onChange={(changed) => onChange(names.map((other, at) => (at === first + offset ? changed : other)))}
            onRemove={() => onChange(names.filter((_, at) => at !== first + offset))}
          />
        ))}
        {pages > 1 && <Pagination currentPage={page} numberOfPages={pages} onNavigate={setPage} />}
        <AddNames uid={uid} canList={canList} names={names} disabled={disabled} onChange={add} />
      </Stack>
    </FieldSet>
  );
}

function About() {
  return (
    <Text color="secondary">
      {t(
        'settings.names.about',
        'Shown beside addresses; filters keep the address. The smallest network that holds an address names it.',
      )}
    </Text>
  );
}

/** Leads to the first row that cannot be used; it may stand on another page. */
function FirstProblem({ rows, onShow }: { rows: number[]; onShow: (row: number) => void }) {
  const [first] = rows;
  return first === undefined ? null : (
    <Alert
      severity="error"
      title={t('settings.names.problems', 'Rows that cannot be used: {{count}}', { count: rows.length })}
    >
      <Button variant="secondary" size="sm" onClick={() => onShow(first)}>
        {t('settings.names.show-row', 'Show row {{number}}', { number: first + 1 })}
      </Button>
    </Alert>
  );
}
