import { Stack } from '@grafana/ui';
import type { Source } from '#contract';
import {
  type CodeQuery,
  type FlowQuery,
  type InventoryQuery,
  type QualityQuery,
  type ReachabilityQuery,
  type SecurityQuery,
  type ValuesQuery,
  splitOf,
} from '#query';
import { AboveField } from './AboveField';
import { ActionFilter } from './ActionFilter';
import { BucketPicker } from './BucketPicker';
import { CcnFilter } from './CcnFilter';
import { ComparePicker } from './ComparePicker';
import { LimitField } from './LimitField';
import { MatrixFields } from './MatrixFields';
import { MeasuresPicker } from './MeasuresPicker';
import { OrderPicker } from './OrderPicker';
import type { QueryChange } from './query-change';
import { RankPicker } from './RankPicker';
import { RegionPairFilter } from './RegionPairFilter';
import { SortPicker } from './SortPicker';
import { RankedPicker, SplitPicker } from './SplitPicker';
import { TopNField } from './TopNField';

export type BuilderQuery = Exclude<
  FlowQuery,
  CodeQuery | InventoryQuery | QualityQuery | ReachabilityQuery | SecurityQuery | ValuesQuery
>;

interface Props extends QueryChange {
  query: BuilderQuery;
  sources: readonly Source[];
}

/** The controls of a question: whose traffic, then what of it. */
export function BuilderFields({ query, sources, change }: Props) {
  const filtered = { filters: query.filters, onChange: (filters: FlowQuery['filters']) => change({ filters }) };
  return (
    <>
      <Stack direction="row" wrap="wrap" gap={0.5}>
        {query.log === 'ccn' && <RegionPairFilter {...filtered} />}
        {query.log === 'ccn' && <CcnFilter {...filtered} sources={sources} />}
        <ActionFilter {...filtered} log={query.log} counts={countsOf(query)} />
      </Stack>
      <Stack direction="row" wrap="wrap" gap={0.5}>
        <KindFields query={query} change={change} />
      </Stack>
    </>
  );
}

function countsOf(query: BuilderQuery) {
  if (query.kind === 'records') {
    return 'records';
  }
  return splitOf(query).includes('action') ? 'volume by action' : 'volume';
}

function KindFields({ query, change }: { query: BuilderQuery } & Pick<QueryChange, 'change'>) {
  const top = (topN: number) => change({ topN });
  switch (query.kind) {
    case 'traffic':
      return (
        <>
          <MeasuresPicker log={query.log} value={query.measures} onChange={(measures) => change({ measures })} />
          <SplitPicker log={query.log} value={query.splitBy} onChange={(splitBy) => change({ splitBy })} />
          {query.splitBy.length > 0 && <TopNField value={query.topN} onChange={top} />}
          {query.format !== 'number' && (
            <BucketPicker value={query.bucketSeconds} onChange={(bucketSeconds) => change({ bucketSeconds })} />
          )}
          {query.format === 'annotations' && <AboveField value={query.above} onChange={(above) => change({ above })} />}
          <ComparePicker value={query.compareWith} onChange={(compareWith) => change({ compareWith })} />
        </>
      );
    case 'top':
      return (
        <>
          <RankedPicker log={query.log} value={query.dimensions} onChange={(dimensions) => change({ dimensions })} />
          <RankPicker log={query.log} value={query.rankBy} onChange={(rankBy) => change({ rankBy })} />
          <TopNField value={query.topN} onChange={top} />
          <ComparePicker
            value={query.compareWith}
            onChange={(compareWith) => change(compareWith ? { compareWith } : { compareWith, order: undefined })}
          />
          {query.compareWith && (
            <OrderPicker value={query.order ?? 'biggest'} onChange={(order) => change({ order })} />
          )}
        </>
      );
    case 'matrix':
      return <MatrixFields query={query} change={change} />;
    case 'records':
      return query.format === 'series' ? null : (
        <>
          <LimitField kind="records" value={query.limit} onChange={(limit) => change({ limit })} />
          <SortPicker value={query.sort} onChange={(sort) => change({ sort })} />
        </>
      );
  }
}
