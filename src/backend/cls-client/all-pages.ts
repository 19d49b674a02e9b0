/** Most items of one page, at CLS and the VPC API alike. */
const PAGE = 100;

export interface Page {
  Offset: number;
  Limit: number;
}

/** All items of a list that comes in pages. `most` bounds them: a list is read no further than that. */
export async function allPages<Item>(
  ask: (page: Page) => Promise<{ items: readonly Item[] | null | undefined; total: number }>,
  most = 10_000,
): Promise<Item[]> {
  const found: Item[] = [];
  for (;;) {
    const { items, total } = await ask({ Offset: found.length, Limit: PAGE });
    found.push(...(items ?? []));
    if (!items?.length || found.length >= Math.min(total, most)) {
      return found;
    }
  }
}
