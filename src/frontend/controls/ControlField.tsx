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
  grow?: boolean;
  children: (id: string) => ReactElement<Record<string, unknown>>;
}

/** A labelled control with its tooltip and its error. */
export function ControlField({ label, tooltip, path, error, disabled, grow, children }: Props) {
  const id = useId();
  const fromBackend = useFieldError(path);
  const message = error ?? fromBackend;
  return (
    <InlineField
      label={label}
      tooltip={tooltip}
      htmlFor={id}
      disabled={disabled}
      grow={grow}
      invalid={message !== undefined}
      error={message}
    >
      {children(id)}
    </InlineField>
  );
}
