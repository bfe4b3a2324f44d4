/** Seconds between two looks. */
const LOOK_S = 20;
/** A container that nobody used for so long ends, in seconds. */
const IDLE_S = 900;
/** However much it is used, it ends after so long, in seconds. */
export const LIFE_S = 10_800;

/** What our containers in a cluster run: it waits for sessions, which are `kubectl exec -i ... sh`, each with a folder of
 *  its own below /tmp, and ends when there was none for a quarter of an hour. So an ephemeral container, which nobody
 *  can remove, serves several runs and does not stay. POSIX sh; `wait` lets a signal through at once. */
const KEEPER = [
  "trap 'exit 0' TERM INT HUP",
  'i=0 t=0',
  `while [ $i -lt ${IDLE_S / LOOK_S} ] && [ $t -lt ${LIFE_S / LOOK_S} ]; do`,
  `  sleep ${LOOK_S} & wait $!`,
  '  i=$((i+1)) t=$((t+1))',
  '  for d in /tmp/netshoot-run.*; do [ -d "$d" ] && i=0; done',
  'done',
  'exit 0',
].join('\n');

export const KEEPER_COMMAND: readonly string[] = ['sh', '-c', KEEPER];
