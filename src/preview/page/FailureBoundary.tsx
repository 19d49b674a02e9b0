import { Alert, ErrorBoundary } from '@grafana/ui';
import { type ReactNode } from 'react';

interface Props {
  title: string;
  /** Another value is another try. */
  retryOn: unknown;
  /** What can be done about it, below the error's text. */
  wayOut?: ReactNode;
  children: ReactNode;
}

/** Around what the plugin draws: where that throws, its error takes its place and the rest of the page stays. */
export function FailureBoundary({ title, retryOn, wayOut, children }: Props) {
  return (
    <ErrorBoundary dependencies={[retryOn]}>
      {({ error }) =>
        error ? (
          <Alert severity="error" title={title}>
            <p data-testid="failure-text">{error.message}</p>
            {wayOut}
          </Alert>
        ) : (
          children
        )
      }
    </ErrorBoundary>
  );
}
