import { t } from '@grafana/i18n';
import { useState } from 'react';
import { CommittedInput } from '../controls/CommittedInput';
import { ControlField } from '../controls/ControlField';

interface Props {
  label: string;
  tooltip: string;
  path: string;
  value: readonly string[];
  /** The values of a text; undefined where it has a wrong one, and then nothing is taken over. Absent: its words. */
  read?: (text: string) => string[] | undefined;
  onChange: (value: string[]) => void;
}

/** Values parted by commas or blanks. What one may be is for the backend to say, unless `read` knows. */
export function ListField({ label, tooltip, path, value, read = wordsOf, onChange }: Props) {
  const [wrong, setWrong] = useState(false);
  const error = wrong ? t('editor.list.wrong', 'Not all of these are known; the list stays as it was') : undefined;
  return (
    <ControlField label={label} tooltip={tooltip} path={path} {...(error === undefined ? {} : { error })}>
      {(id) => (
        <CommittedInput
          id={id}
          width={40}
          value={value.join(', ')}
          onDraft={(text) => setWrong(read(text) === undefined)}
          onCommit={(text) => {
            setWrong(false);
            const values = read(text);
            if (values !== undefined) {
              onChange(values);
            }
          }}
        />
      )}
    </ControlField>
  );
}

function wordsOf(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((word) => word !== ''))];
}

/** The words of a text as numbers up to `most`; undefined where one is none. */
export function numbersIn(
  text: string,
  numberOf: (word: string) => number | undefined,
  most: number,
): string[] | undefined {
  const numbers = wordsOf(text).map(numberOf);
  return numbers.every((number) => number !== undefined && number <= most) ? numbers.map(String) : undefined;
}
