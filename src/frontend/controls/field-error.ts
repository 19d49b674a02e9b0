/** Brings a backend error to the control it is about: controls name their place in the query, errors name theirs. */
import { createContext, useContext } from 'react';
import type { ResourceError } from '#contract';
import { withOperatorLabels } from '../labels';

export const FieldError = createContext<ResourceError | undefined>(undefined);

/** The message for the control at `path`, e.g. `filters[0]` for an error at `filters[0].values[1]`. */
export function useFieldError(path: string | undefined): string | undefined {
  const error = useContext(FieldError);
  return path !== undefined && error?.field !== undefined && isWithin(error.field, path)
    ? withOperatorLabels(error.message)
    : undefined;
}

function isWithin(field: string, path: string): boolean {
  return field === path || field.startsWith(`${path}.`) || field.startsWith(`${path}[`);
}
