// Faults as rules: the conditions of a rule, and what it remembers between queries.

/** True when the query is under the suffix: the name itself or below it. */
function under(name, suffix) {
  return name === suffix || name.endsWith(`.${suffix}`);
}

/** The conditions that need only the query. Each absent condition holds. */
function holds(when, query, context) {
  return (
    (when.server === undefined || when.server === context.server.address) &&
    (when.suffix === undefined || under(query.name, when.suffix)) &&
    (when.pattern === undefined || new RegExp(when.pattern, 'i').test(query.name)) &&
    (when.types === undefined || when.types.includes(query.type)) &&
    (when.proto === undefined || when.proto === context.proto) &&
    (when.edns === undefined || when.edns === (query.edns !== undefined)) &&
    (when.cd === undefined || when.cd === query.cd) &&
    (when.source === undefined || context.from.address.startsWith(when.source))
  );
}

/** A repeatable stream of numbers in [0, 1): the same faults on every run (mulberry32). */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Rules with a memory. Made anew with every configuration, so that a fault starts from nothing. */
export function compileRules(rules) {
  const random = numbers(1);
  return rules.map((rule) => {
    const { when } = rule;
    const flows = new Map(); // the times of datagrams by flow, for `nth`
    let passed = []; // the times of queries that were let through, for `over`
    let seen = 0; // for `every`

    const isNth = (context, now) => {
      const flow = `${context.from.address} ${context.from.port} ${context.server.address}`;
      const times = [...(flows.get(flow) ?? []).filter((time) => now - time < when.nth.withinMs), now];
      flows.set(flow, times);
      return times.length >= when.nth.n;
    };
    const isOver = (now) => {
      passed = passed.filter((time) => now - time < when.over.withinMs);
      if (passed.length >= when.over.queries) return true;
      passed.push(now);
      return false;
    };
    const isEvery = () => {
      seen += 1;
      return seen % when.every === 0;
    };
    const matches = (query, context) => {
      const now = performance.now();
      if (!holds(when, query, context)) return false;
      if (when.probability !== undefined && random() >= when.probability) return false;
      if (when.every !== undefined && !isEvery()) return false;
      if (when.nth !== undefined && !isNth(context, now)) return false;
      return when.over === undefined || isOver(now);
    };
    return { rule, matches };
  });
}
