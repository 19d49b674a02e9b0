import { Combobox, FieldValidationMessage, IconButton, Stack } from '@grafana/ui';
import { t } from '@grafana/i18n';
import { useId } from 'react';
import type { LogFormat } from '#flowlog';
import { type Filter, type FilterField, filterFieldsOf, operatorsOf } from '#query';
import { operatorAbout } from '../explanations';
import { fieldLabel, operatorLabel } from '../labels';
import { isFilterField } from '../saved-shape';
import { CommittedInput } from '../controls/CommittedInput';
import { useFieldError } from '../controls/field-error';
import { expectation, filterProblem, needsValues } from './filter-problem';
import { HiddenLabel } from '../controls/HiddenLabel';
import { useRealChange } from '../controls/use-real-change';

interface Props {
  log: LogFormat | 'mixed';
  filter: Filter;
  path: string;
  onChange: (filter: Filter) => void;
  onRemove: () => void;
}

/** One condition: field, operator, values. Wrong values are saved, so that they can be mended, and marked. */
export function FilterRow({ log, filter, path, onChange, onRemove }: Props) {
  const id = useId();
  const fromBackend = useFieldError(path);
  const problem = filterProblem(filter, log) ?? fromBackend;
  const name = fieldLabel(filter.field);
  const operators = isFilterField(filter.field) ? operatorsOf(filter.field) : [];
  const setField = useRealChange<FilterField>(filter.field, (field) => onChange(withField(filter, field)));
  const setOperator = useRealChange(filter.operator, (operator) =>
    onChange({ ...filter, operator, values: needsValues(operator) ? filter.values : [] }),
  );
  return (
    <Stack direction="column" gap={0.5} role="group" aria-label={t('filter.row', 'Filter {{name}}', { name })}>
      <Stack direction="row" gap={0.5} alignItems="center" wrap="wrap">
        <HiddenLabel htmlFor={`${id}-field`} text={t('filter.field', 'Filter field')} />
        <Combobox<FilterField>
          id={`${id}-field`}
          width={26}
          options={filterFieldsOf(log).map((field) => ({ value: field, label: fieldLabel(field) }))}
          value={{ value: filter.field, label: name }}
          onChange={({ value }) => setField(value)}
        />
        <HiddenLabel htmlFor={`${id}-operator`} text={t('filter.operator', 'Filter operator')} />
        <Combobox
          id={`${id}-operator`}
          width={18}
          options={operators.map((operator) => ({
            value: operator,
            label: operatorLabel(operator),
            description: operatorAbout(operator),
          }))}
          value={{ value: filter.operator, label: operatorLabel(filter.operator) }}
          onChange={({ value }) => setOperator(value)}
        />
        {needsValues(filter.operator) && (
          <CommittedInput
            aria-label={t('filter.values', 'Filter values, separated by commas')}
            width={40}
            invalid={problem !== undefined}
            placeholder={expectation(filter.field, filter.operator)}
            value={filter.values.join(', ')}
            onCommit={(text) => onChange({ ...filter, values: readValues(filter.field, text) })}
          />
        )}
        <IconButton
          name="times"
          aria-label={t('filter.remove', 'Remove filter {{name}}', { name })}
          onClick={onRemove}
        />
      </Stack>
      {problem !== undefined && <FieldValidationMessage>{problem}</FieldValidationMessage>}
    </Stack>
  );
}

/** Another field: values seldom fit it, and the operator only where the field has it too. */
function withField(filter: Filter, field: FilterField): Filter {
  const operators = operatorsOf(field);
  const operator = operators.includes(filter.operator) ? filter.operator : operators[0]!;
  return { field, operator, values: [] };
}

function readValues(field: FilterField, text: string): string[] {
  const values = field === 'words' ? [text] : text.split(',');
  return values.map((value) => value.trim()).filter((value) => value !== '');
}
