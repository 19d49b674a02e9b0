import { BIGINT, type DuckDBListValue, type DuckDBValue, LIST, listValue, VARCHAR } from '@duckdb/node-api';
import { defineFunction } from './define-function';

/** Places from 1 of the elements to keep, each only at its first place; elements are told apart by their texts. */
function firstPlaces(list: DuckDBListValue, keep: (key: DuckDBValue) => boolean): DuckDBListValue {
  const seen = new Set<DuckDBValue>();
  const places: bigint[] = [];
  list.items.forEach((key, index) => {
    if (!seen.has(key) && keep(key)) {
      seen.add(key);
      places.push(BigInt(index + 1));
    }
  });
  return listValue(places);
}

/** Places of equal keys together, in the order of the first of each; NULL is no key. */
function groupPlaces(list: DuckDBListValue): DuckDBListValue {
  const groups = new Map<DuckDBValue, bigint[]>();
  list.items.forEach((key, index) => {
    const place = BigInt(index + 1);
    const group = groups.get(key);
    if (group !== undefined) {
      group.push(place);
    } else if (key !== null) {
      groups.set(key, [place]);
    }
  });
  return listValue([...groups.values()].map((places) => listValue(places)));
}

const TEXTS = LIST(VARCHAR);
const PLACES = LIST(BIGINT);

export const ARRAY_FUNCTIONS = [
  defineFunction('cls_first_places', [TEXTS], PLACES, (list: DuckDBListValue) => firstPlaces(list, () => true)),
  defineFunction('cls_key_places', [TEXTS], PLACES, (list: DuckDBListValue) =>
    firstPlaces(list, (key) => key !== null),
  ),
  defineFunction('cls_shared_places', [TEXTS, TEXTS], PLACES, (list: DuckDBListValue, other: DuckDBListValue) => {
    const others = new Set(other.items);
    return firstPlaces(list, (key) => others.has(key));
  }),
  defineFunction('cls_other_places', [TEXTS, TEXTS], PLACES, (list: DuckDBListValue, other: DuckDBListValue) => {
    const others = new Set(other.items);
    return firstPlaces(list, (key) => !others.has(key));
  }),
  defineFunction('cls_group_places', [TEXTS], LIST(PLACES), groupPlaces),
];
