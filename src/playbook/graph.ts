/** What a walk over a graph gives: an order in which each node stands after what it needs, and the cycles. */
export interface Sorted {
  readonly order: readonly string[];
  /** Each as the nodes on it, in the direction of the edges; the first closes it. */
  readonly cycles: readonly (readonly string[])[];
}

/** Sorts nodes so that each stands after what it needs. Linear; without recursion, so that a chain of thousands does
 *  not end the program. Edges to nodes that are not in the graph are left out. */
export function sortGraph(nodes: Iterable<string>, needs: (node: string) => Iterable<string>): Sorted {
  const known = new Set(nodes);
  const done = new Set<string>();
  const order: string[] = [];
  const cycles: string[][] = [];
  for (const root of known) {
    if (done.has(root)) continue;
    const path: { readonly node: string; readonly rest: Iterator<string> }[] = [];
    const onPath = new Map<string, number>();
    const enter = (node: string): void => {
      onPath.set(node, path.length);
      path.push({ node, rest: needs(node)[Symbol.iterator]() });
    };
    enter(root);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.rest.next();
      if (next.done === true) {
        path.pop();
        onPath.delete(top.node);
        done.add(top.node);
        order.push(top.node);
        continue;
      }
      const start = onPath.get(next.value);
      if (start !== undefined) cycles.push(path.slice(start).map(({ node }) => node));
      else if (known.has(next.value) && !done.has(next.value)) enter(next.value);
    }
  }
  return { order, cycles };
}

/** A cycle for people: `a -> b -> a`. */
export function showCycle(cycle: readonly string[]): string {
  const shown = cycle.length > 8 ? [...cycle.slice(0, 7), '...'] : cycle;
  return [...shown, cycle[0] ?? ''].join(' -> ');
}
