import { Input } from '@grafana/ui';
import { type KeyboardEvent, useState } from 'react';

interface Props {
  id?: string;
  'aria-label'?: string;
  value: string;
  placeholder?: string;
  width?: number;
  invalid?: boolean;
  disabled?: boolean;
  /** Each keystroke, before anything is committed. */
  onDraft?: (text: string) => void;
  /** On Enter and when the focus leaves, if the text has changed. */
  onCommit: (text: string) => void;
}

/** A text box that reports a finished text, not every keystroke on the way there. */
export function CommittedInput({ value, onDraft, onCommit, ...rest }: Props) {
  const [draft, setDraft] = useState<string>();
  const commit = () => {
    if (draft !== undefined && draft !== value) {
      onCommit(draft);
    }
    setDraft(undefined);
  };
  return (
    <Input
      {...rest}
      value={draft ?? value}
      onChange={(event) => {
        setDraft(event.currentTarget.value);
        onDraft?.(event.currentTarget.value);
      }}
      onBlur={commit}
      onKeyDown={(event: KeyboardEvent) => event.key === 'Enter' && commit()}
    />
  );
}
