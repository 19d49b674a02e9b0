import { useState } from 'react';
import { CommittedInput } from './CommittedInput';
import { ControlField } from './ControlField';

interface Props<Value> {
  label: string;
  tooltip: string;
  path: string;
  /** The saved value, as it is typed. */
  text: string;
  width: number;
  placeholder?: string;
  /** What a text means; undefined where it is wrong. */
  read: (text: string) => Value | undefined;
  /** What is said about a wrong text; absent where `read` finds none wrong. */
  wrong?: string;
  onRead: (value: Value) => void;
}

/** A typed value. While the text is wrong the field says so, and a wrong text is not taken over. */
export function CheckedField<Value>(props: Props<Value>) {
  const { label, tooltip, path, text, width, placeholder, read, wrong, onRead } = props;
  const [isWrong, setIsWrong] = useState(false);
  return (
    <ControlField label={label} tooltip={tooltip} path={path} error={isWrong ? wrong : undefined}>
      {(id) => (
        <CommittedInput
          id={id}
          width={width}
          placeholder={placeholder}
          value={text}
          onDraft={(draft) => setIsWrong(read(draft) === undefined)}
          onCommit={(typed) => {
            setIsWrong(false);
            const value = read(typed);
            if (value !== undefined) {
              onRead(value);
            }
          }}
        />
      )}
    </ControlField>
  );
}
