import type { ScopedVars, TypedVariableModel } from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';
import type { Filter } from '#query';
import type { SavedQuery } from './saved-query';
import { completeValues } from './variable-editor/complete-values';

/** Tells whether a value of a filter stands for everything that its field can be. */
export type IsEverything = (value: string, filter: Pick<Filter, 'field'>, query: SavedQuery) => boolean;

const ALL = '$__all';

/**
 * "All" of a variable that lists the very field, and that nothing narrows, is no condition: so records without a value
 * and values that came up since are in. A narrowed list stands for what it lists; so does a variable that a repeated
 * panel has set to one value.
 */
export function everythingOf(datasourceUid: string, scopedVars: ScopedVars): IsEverything {
  const templates = getTemplateSrv();
  const listOf = (value: string, scope: ScopedVars): string =>
    templates.replace(value, scope, (values: unknown) => JSON.stringify(values));
  return (value, { field }, { log = 'ccn' }) => {
    const name = /^\$(\w+)$|^\$\{(\w+)\}$|^\[\[(\w+)\]\]$/.exec(value)?.slice(1).find(Boolean);
    const variable = name === undefined ? undefined : templates.getVariables().find((known) => known.name === name);
    const listed = variable && listsFreely(variable, (uid) => templates.replace(uid) === datasourceUid);
    return listed?.of === field && listed.log === log && listOf(value, scopedVars) === listOf(value, {});
  };
}

/** What a variable lists, where all of it is chosen and nothing narrows it. A custom all value says something else. */
function listsFreely(variable: TypedVariableModel, isOwn: (uid: string) => boolean) {
  if (variable.type !== 'query' || variable.allValue || ![variable.current.value].flat().includes(ALL)) {
    return undefined;
  }
  const query = completeValues(variable.query);
  const isNarrowed = Boolean(variable.regex) || query.filters.length > 0 || Boolean(query.sources?.length);
  const isOurs = isOwn(variable.datasource?.uid ?? '') && (variable.query as { kind?: unknown }).kind === 'values';
  return isOurs && !isNarrowed ? query : undefined;
}
