import { t } from '@grafana/i18n';
import type { Filter } from '#query';
import { REGION_WIDTH, regionChoices } from '../region-choices';
import { PickField, RadioField } from '../controls/ChoiceField';
import { filterPath } from './filter-path';
import { readRegionPair, regionFilters, writeRegionPair, type RegionPair } from './region-pair';

interface Props {
  filters: readonly Filter[];
  onChange: (filters: Filter[]) => void;
}

/** Source region, destination region and direction: the question asked most, as three controls. */
export function RegionPairFilter({ filters, onChange }: Props) {
  const pair = readRegionPair(filters);
  const set = (part: Partial<RegionPair>) => onChange(writeRegionPair(filters, { ...pair, ...part }));
  const path = filterPath(filters, regionFilters(filters)[0]);
  const region = {
    width: REGION_WIDTH,
    custom: true,
    path,
    choices: regionChoices(),
    placeholder: t('editor.region.any', 'Any region'),
  };
  return (
    <>
      <PickField
        {...region}
        label={t('editor.source-region.label', 'From region')}
        tooltip={t('editor.source-region.tooltip', 'Counts only traffic that leaves this region.')}
        value={pair.source}
        onChange={(source) => set({ source })}
      />
      <PickField
        {...region}
        label={t('editor.destination-region.label', 'To region')}
        tooltip={t('editor.destination-region.tooltip', 'Counts only traffic that goes to this region.')}
        value={pair.destination}
        onChange={(destination) => set({ destination })}
      />
      <RadioField<'one' | 'either'>
        label={t('editor.direction.label', 'Direction')}
        tooltip={t(
          'editor.direction.tooltip',
          'One way: only from the first region to the second. Either way: also the traffic back; both are added up unless split by region pair.',
        )}
        disabled={!pair.source && !pair.destination}
        choices={[
          { value: 'one', label: t('editor.direction.one', 'One way') },
          { value: 'either', label: t('editor.direction.either', 'Either way') },
        ]}
        value={pair.eitherWay ? 'either' : 'one'}
        onChange={(direction) => set({ eitherWay: direction === 'either' })}
      />
    </>
  );
}
