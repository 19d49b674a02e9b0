import { Combobox, MultiCombobox, RadioButtonGroup } from '@grafana/ui';
import { ControlField } from './ControlField';
import { OpenCombobox } from './OpenCombobox';
import { useRealChange } from './use-real-change';

export interface Choice<Value extends string = string> {
  value: Value;
  label: string;
  description?: string;
}

interface Props<Value extends string> {
  label: string;
  tooltip: string;
  path?: string;
  disabled?: boolean;
  labelWidth?: number;
  choices: Choice<Value>[];
}

interface OneProps<Value extends string> extends Props<Value> {
  value: Value;
  onChange: (value: Value) => void;
}

/** One of a few choices, all in sight. */
export function RadioField<Value extends string>({ choices, value, onChange, ...field }: OneProps<Value>) {
  return (
    <ControlField {...field}>
      {() => <RadioButtonGroup<Value> aria-label={field.label} options={choices} value={value} onChange={onChange} />}
    </ControlField>
  );
}

/** One of many choices. */
export function ChooseField<Value extends string>({
  choices,
  value,
  width = 26,
  onChange: report,
  ...field
}: OneProps<Value> & {
  /** In units of 8 px. */
  width?: number;
}) {
  const onChange = useRealChange(value, report);
  return (
    <ControlField {...field}>
      {(id) => (
        <Combobox<Value>
          id={id}
          width={width}
          options={choices}
          value={value}
          onChange={(choice) => onChange(choice.value)}
        />
      )}
    </ControlField>
  );
}

/** One of many choices, or none; `custom` lets a person type a value of their own, e.g. a variable. */
export function PickField<Value extends string>(
  props: Props<Value> & {
    value: Value | undefined;
    placeholder?: string;
    custom?: boolean;
    /** In units of 8 px. */
    width?: number;
    onChange: (value: Value | undefined) => void;
  },
) {
  const { choices, value, custom, placeholder, width = 26, onChange: report, ...field } = props;
  const onChange = useRealChange(value, report);
  return (
    <ControlField {...field}>
      {(id) => {
        const box = { id, width, placeholder, options: choices, value: value ?? null };
        return custom ? (
          <OpenCombobox {...box} isClearable onChange={(typed) => report(typed as Value | undefined)} />
        ) : (
          <Combobox<Value> {...box} isClearable onChange={(choice) => onChange(choice?.value)} />
        );
      }}
    </ControlField>
  );
}

/** Any number of choices. With `atLeastOne` the last one stays. */
export function MultiPickField<Value extends string>(
  props: Props<Value> & {
    value: readonly Value[];
    placeholder?: string;
    custom?: boolean;
    atLeastOne?: boolean;
    onChange: (value: Value[]) => void;
  },
) {
  const { choices, value, onChange, custom, atLeastOne, placeholder, ...field } = props;
  return (
    <ControlField {...field}>
      {(id) => (
        <MultiCombobox<Value>
          id={id}
          width="auto"
          minWidth={26}
          maxWidth={80}
          options={choices}
          value={[...value]}
          placeholder={placeholder}
          createCustomValue={custom}
          onChange={(chosen) => {
            if (chosen.length > 0 || !atLeastOne) {
              onChange(chosen.map((choice) => choice.value));
            }
          }}
        />
      )}
    </ControlField>
  );
}
