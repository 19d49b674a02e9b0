/**
 * Flow sizes as published for data centres: points of cumulative distributions, in between straight in log(bytes).
 * RPC: Google 2008. Web: Facebook Hadoop. Storage: Alibaba 2019. Bulk: web search (DCTCP).
 */
export type SizeClass = 'rpc' | 'web' | 'storage' | 'bulk';

type Points = readonly (readonly [share: number, bytes: number])[];

const POINTS: Readonly<Record<SizeClass, Points>> = {
  rpc: [
    [0, 64],
    [0.5, 256],
    [0.9, 1_800],
    [0.99, 33_000],
    [1, 200_000],
  ],
  web: [
    [0, 130],
    [0.5, 700],
    [0.7, 7_000],
    [0.95, 300_000],
    [1, 5_000_000],
  ],
  storage: [
    [0, 512],
    [0.69, 8_000],
    [0.975, 256_000],
    [1, 2_000_000],
  ],
  bulk: [
    [0, 5_000],
    [0.53, 80_000],
    [0.7, 1_000_000],
    [0.97, 10_000_000],
    [1, 30_000_000],
  ],
};

const STEPS = 1024;

function quantileAt(points: Points, share: number): number {
  const above = Math.max(
    1,
    points.findIndex(([reached]) => reached >= share),
  );
  const [lowShare, lowBytes] = points[above - 1];
  const [highShare, highBytes] = points[above];
  const weight = (share - lowShare) / (highShare - lowShare);
  return lowBytes * (highBytes / lowBytes) ** weight;
}

const tableOf = (points: Points): Float64Array =>
  Float64Array.from({ length: STEPS }, (_, step) => quantileAt(points, (step + 0.5) / STEPS));

const TABLES: Readonly<Record<SizeClass, Float64Array>> = {
  rpc: tableOf(POINTS.rpc),
  web: tableOf(POINTS.web),
  storage: tableOf(POINTS.storage),
  bulk: tableOf(POINTS.bulk),
};

export function flowSize(sizes: SizeClass, hash: number): number {
  return TABLES[sizes][hash & (STEPS - 1)];
}

export function meanFlowSize(sizes: SizeClass): number {
  return TABLES[sizes].reduce((sum, bytes) => sum + bytes, 0) / STEPS;
}
