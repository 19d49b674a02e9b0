import { InlineField } from '@grafana/ui';
import { type ReactElement, useId } from 'react';
import { useFieldError } from './field-error';

interface Props {
  label: string;
  /** What the control does to the numbers. */
  tooltip: string;
  /** Place in the query: an error of the backend about it is shown here. */
  path?: string;
  /** An error found here, shown before the backend's. */
  error?: string;
  disabled?: boolean;
  /** In units of 8 px; without it as wide as the text. */
  labelWidth?: number;
  children: (id: string) => ReactElement<Record<string, unknown>>;
}

/** A labelled control with its tooltip and its error. */
export function ControlField({ label, tooltip, path, error, disabled, labelWidth, children }: Props) {
  const id = useId();
  const fromBackend = useFieldError(path);
  const message = error ?? fromBackend;
  return (
    <InlineField
      label={label}
      tooltip={tooltip}
      htmlFor={id}
      disabled={disabled}
      labelWidth={labelWidth ?? 'auto'}
      invalid={message !== undefined}
      error={message}
    >
      {children(id)}
    </InlineField>
  );
}
