type Item = Readonly<Record<string, unknown>>;

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null;
}

/** What counted more in the second reading, by key: rules, sockets, interfaces, anything with `key` and `packets`.
 *  An item that was not in the first reading began somewhere in between: how much it moved is not known. */
export function moved(before: readonly unknown[], after: readonly unknown[]): readonly Item[] {
  const earlier = new Map<unknown, number>();
  for (const item of before) if (isItem(item) && typeof item.packets === 'number') earlier.set(item.key, item.packets);
  return after.filter(isItem).flatMap((item): readonly Item[] => {
    const first = earlier.get(item.key);
    if (first === undefined || typeof item.packets !== 'number' || item.packets <= first) return [];
    return [{ ...item, gained: item.packets - first }];
  });
}
