import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, useStyles2 } from '@grafana/ui';
import { t } from '@grafana/i18n';
import { useContext } from 'react';
import { word } from '#wording';
import type { QuerySyntaxError } from '#language';
import { FieldError } from '../controls/field-error';
import { shownLocale } from '../start-translations';

interface Props {
  text: string;
  syntaxError: QuerySyntaxError | undefined;
}

/** The error of a statement with its line, the place marked: found here while typing, or told by the backend. */
export function CodeError({ text, syntaxError }: Props) {
  const told = useContext(FieldError);
  if (syntaxError !== undefined) {
    return (
      <Marked
        text={text}
        message={word(syntaxError.reason, shownLocale())}
        line={syntaxError.line}
        column={syntaxError.column}
      />
    );
  }
  if (told?.position !== undefined) {
    return <Marked text={text} message={told.message} line={told.position.line} column={told.position.column} />;
  }
  return null;
}

function Marked({ text, message, line, column }: { text: string; message: string; line: number; column: number }) {
  const styles = useStyles2(getStyles);
  const content = text.split(/\r\n|\r|\n/)[line - 1] ?? '';
  const before = content.slice(0, column - 1);
  // A space stands for the end of the line.
  const at = content.slice(column - 1, column) || ' ';
  return (
    <Alert severity="error" title={t('code.error', 'line {{line}}:{{column}}', { line, column })}>
      {message}
      <pre className={styles.excerpt}>
        {before}
        <mark className={styles.place}>{at}</mark>
        {content.slice(column)}
        {`\n${before.replace(/[^\t]/g, ' ')}^`}
      </pre>
    </Alert>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  excerpt: css({ margin: theme.spacing(1, 0, 0), overflowX: 'auto' }),
  place: css({ background: theme.colors.error.main, color: theme.colors.error.contrastText, padding: 0 }),
});
