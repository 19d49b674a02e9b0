import { type LogicalField, protocolName } from '#flowlog';
import { KEY_SEPARATOR, type ListedThing, sidesOf } from '#query';
import type { Listed } from './list-frame';
import { nameOf, type Naming, withName } from './naming';

/** Values with their names. A region is called by its name alone where no other has it, as `eu-moscow` by `Moscow`. */
export function nameValues(of: ListedThing, values: readonly string[], naming: Naming): Listed[] {
  const names = values.map((value) => nameValue(of, value, naming));
  return values.map((found, index) => {
    const value = of === 'pair' ? found.split(KEY_SEPARATOR).join('>') : found;
    const text = names[index]!;
    return { value, text: names.indexOf(text) === index ? text : `${text} (${value})` };
  });
}

function nameValue(of: ListedThing, value: string, naming: Naming): string {
  const regionOf = (id: string) => nameOf(naming, 'srcregion', () => id) ?? id;
  switch (of) {
    case 'pair':
      return value.split(KEY_SEPARATOR).map(regionOf).join(' > ');
    case 'region':
    case 'observer':
    case 'srcregion':
    case 'dstregion':
      return regionOf(value);
    case 'protocol':
      return /^\d+$/.test(value) ? protocolName(Number(value)) : value;
    case 'topic':
    case 'flowLog':
    case 'statement':
      return value;
    default: {
      const [field] = sidesOf(of) as [LogicalField];
      return withName(
        value,
        nameOf(naming, field, (asked) => (asked === field ? value : undefined)),
      );
    }
  }
}
