// What the name of a field says about its value. Units and kinds are in the names of all readings.

/** Field names that hold counts of packets, bytes and events. */
const COUNTER =
  /(?:^|_)(?:packets?|bytes|octets|drops?|dropped|errors?|errs|overruns?|overlimits|requeues|frames?|collisions|carrier_changes|hits|misses|retrans|retransmits?|inuse|used|alloc|tw|segs?|sent|received|transmitted|recv|acked|delivered|rcvd|multicast|fifo|compressed|backlog|qlen|count|num|refcnt|pages|queue|queues|promiscuity)(?:_|$)|^(?:num_|n_)/i;
/** Field names that hold times of the clock and spans. */
const TIME =
  /(?:^|_)(?:s|ms|us|ns|seconds?|secs?|time|times|timestamp|when|date|epoch|iso|age|expires?|expiry|lifetime|valid|preferred|uptime|started|since|ttl_left|lastsnd|lastrcv|lastack|timer)(?:_|$)|_lft$/i;
/** Field names that number things: they are made anew each time. */
const NUMBERING =
  /(?:^|_)(?:pid|ppid|inode|ino|cookie|handle|id|uuid|ifindex|ifidx|index|link_index|peer_ifindex|link|netnsid|sk|fd|seq|serial)(?:_|$)/i;

/** What somebody allows, as opposed to what there is. */
const LIMIT = /(?:^|_)(?:max|min|limit)(?:_|$)/;
/** Spans that somebody set: a resolver's patience, a timeout. */
const SETTING_OF_TIME = /^(?:timeout_s|timeout|interval)$/;

/** What a field holds that is different in every run, whatever is looked at. Absent for what may be a setting. */
export function volatileKind(field: string): 'counter' | 'time' | 'identity' | undefined {
  // The keys of the kernel's settings have dots; what it counts there is called so.
  if (field.includes('.')) return /(?:^|[._])count$/.test(field) ? 'counter' : undefined;
  if (NUMBERING.test(field)) return 'identity';
  if (TIME.test(field) && !SETTING_OF_TIME.test(field)) return 'time';
  return COUNTER.test(field) && !LIMIT.test(field) ? 'counter' : undefined;
}
