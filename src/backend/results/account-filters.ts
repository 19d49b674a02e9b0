import type { Filter, FilterField, Question } from '#query';
import { text } from '../texts/text';
import { columnTitle } from './present-frames';

/**
 * What filters can tell of things that the account has: by field, whether a value is a thing's own; undefined where
 * the thing is bound to no value.
 */
export type Tellings<Thing> = Partial<Record<FilterField, (thing: Thing, value: string) => boolean | undefined>>;

/** The things that meet the filters, and a remark for each filter that tells nothing of such things. */
export function narrowThings<Thing>(
  things: readonly Thing[],
  { filters, log, locale }: Pick<Question, 'filters' | 'log' | 'locale'>,
  tellings: Tellings<Thing>,
): { kept: Thing[]; infos: string[] } {
  const isUsed = ({ field, operator }: Filter) => tellings[field] !== undefined && USED.includes(operator);
  const used = filters.filter(isUsed);
  const unused = filters.filter((filter) => !isUsed(filter));
  const remarks = unused.map(({ field }) =>
    text(locale, 'values.unusedFilter', { field: columnTitle(field, { log, locale }) ?? field }),
  );
  return {
    kept: things.filter((thing) => used.every((filter) => passes(thing, filter, tellings[filter.field]!))),
    infos: [...new Set(remarks)],
  };
}

const USED: readonly Filter['operator'][] = ['is', 'isNot', 'eitherWay'];

/** What is bound to no value is neither left out by one that is wanted nor by one that is not. */
function passes<Thing>(
  thing: Thing,
  { operator, values }: Filter,
  tell: NonNullable<Tellings<Thing>[FilterField]>,
): boolean {
  const wanted = operator === 'eitherWay' ? values.flatMap((pair) => [pair, turned(pair)]) : values;
  return operator === 'isNot'
    ? !wanted.some((value) => tell(thing, value) ?? false)
    : wanted.some((value) => tell(thing, value) ?? true);
}

const turned = (pair: string): string => pair.split('>').reverse().join('>');
