import type { Filter, FilterField } from '#query';

/** The filter a one-value control stands for: the first of its field that says "is" one value the control can show. */
export function singleFilter(
  filters: readonly Filter[],
  field: FilterField,
  canShow: (value: string) => boolean = () => true,
): Filter | undefined {
  return filters.find(
    (filter) =>
      filter.field === field && filter.operator === 'is' && filter.values.length === 1 && filter.values.every(canShow),
  );
}

/** Puts a value in the place of a control's filter, or removes it; all others stay. */
export function replaceFilter(
  filters: readonly Filter[],
  current: Filter | undefined,
  field: FilterField,
  value: string | undefined,
): Filter[] {
  const others = filters.filter((filter) => filter !== current);
  return value === undefined ? others : [{ field, operator: 'is', values: [value] }, ...others];
}

const ACTIONS = ['ACCEPT', 'REJECT'];

export function actionFilter(filters: readonly Filter[]): Filter | undefined {
  return singleFilter(filters, 'action', (value) => ACTIONS.includes(value));
}

export function ccnFilter(filters: readonly Filter[]): Filter | undefined {
  return singleFilter(filters, 'ccn');
}
