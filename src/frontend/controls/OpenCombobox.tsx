import { fuzzySearch } from '@grafana/data';
import { Combobox } from '@grafana/ui';
import { type FormEvent, useState } from 'react';
import type { Choice } from './ChoiceField';
import { useRealChange } from './use-real-change';

interface Props {
  id: string;
  options: Choice[];
  value: string | null;
  placeholder?: string;
  /** In units of 8 px. */
  width: number;
  isClearable?: boolean;
  disabled?: boolean;
  invalid?: boolean;
  onChange: (value: string | undefined) => void;
}

/**
 * A list that also takes a value of a person's own. It is offered only where no choice matches what is typed, and for
 * variables: Enter on part of a name must take the name.
 */
export function OpenCombobox({ isClearable, onChange: report, ...rest }: Props) {
  const onChange = useRealChange<string | undefined>(rest.value ?? undefined, report);
  const [typed, setTyped] = useState('');
  const matches = fuzzySearch(
    rest.options.map(({ label }) => label),
    typed,
  );
  const props = { ...rest, createCustomValue: typed.includes('$') || matches.length === 0 };
  const onInput = (event: FormEvent<HTMLElement>) => setTyped((event.target as HTMLInputElement).value);
  return (
    <div onInput={onInput}>
      {isClearable ? (
        <Combobox<string> {...props} isClearable onChange={(choice) => onChange(choice?.value)} />
      ) : (
        <Combobox<string> {...props} onChange={({ value }) => onChange(value)} />
      )}
    </div>
  );
}
