import { t } from '@grafana/i18n';
import { CheckedField } from '../controls/CheckedField';

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
export function ListField({ value, read = wordsOf, onChange, ...labels }: Props) {
  return (
    <CheckedField
      {...labels}
      text={value.join(', ')}
      width={40}
      read={read}
      wrong={t('editor.list.wrong', 'Not all of these are known; the list stays as it was')}
      onRead={onChange}
    />
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
