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

/** Puts values in the place of a control's filter, or removes it where there are none; all others stay. */
export function replaceFilter(
  filters: readonly Filter[],
  current: Filter | undefined,
  field: FilterField,
  ...values: string[]
): Filter[] {
  const others = filters.filter((filter) => filter !== current);
  return values.length === 0 ? others : [{ field, operator: 'is', values }, ...others];
}

const ACTIONS = ['ACCEPT', 'REJECT'];

/** Both actions at once are a choice of the control too, except for records, where they mean any. */
export function actionFilter(filters: readonly Filter[], counts: 'records' | 'volume'): Filter | undefined {
  const most = counts === 'records' ? 1 : ACTIONS.length;
  return filters.find(
    ({ field, operator, values }) =>
      field === 'action' &&
      operator === 'is' &&
      values.length > 0 &&
      values.length <= most &&
      values.every((value) => ACTIONS.includes(value)),
  );
}

export function ccnFilter(filters: readonly Filter[]): Filter | undefined {
  return singleFilter(filters, 'ccn');
}
