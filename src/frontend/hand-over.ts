import type { AdHocVariableFilter } from '@grafana/data';
import { isObject } from './saved-shape';
import type { SavedQuery, SetAside } from './saved-query';

type Fill = (query: SavedQuery, conditions?: AdHocVariableFilter[]) => SavedQuery;

/**
 * A query for Explore, where a dashboard's variables and filters have no value: filled in as well is what comes back
 * when a person leaves code or the kind.
 */
export function handOver(query: SavedQuery, fill: Fill, conditions?: AdHocVariableFilter[]): SavedQuery {
  const { builder, setAside } = query;
  return {
    ...fill(query, conditions),
    ...(isObject(builder) ? { builder: handOver(builder as SavedQuery, fill, conditions) } : {}),
    ...(isObject(setAside) ? { setAside: fillAside(setAside, query, fill) } : {}),
  };
}

/** The filters of the dashboard are among those that the kind has use for. */
function fillAside(setAside: SetAside, query: SavedQuery, fill: Fill): SetAside {
  const { filters, sources } = fill({ ...query, ...setAside });
  return {
    ...setAside,
    ...(setAside.filters === undefined ? {} : { filters }),
    ...(setAside.sources === undefined ? {} : { sources }),
  };
}
