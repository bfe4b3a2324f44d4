/** C0 and C1 control characters and DEL, except tab and line feed: what a tool printed may drive a terminal with them. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
/** Bidirectional overrides and isolates, and line and paragraph separators: they make text look like other text. */
const DECEPTIVE = /[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
/** ANSI escape sequences: CSI ... final byte, OSC ... BEL or ST, and two-character escapes. */
const ANSI = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g;

/** Text that is safe to print on a terminal: escape sequences, control and direction characters are removed, tabs and
 *  line feeds stay. CRLF becomes LF. */
export function stripControl(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(ANSI, '').replace(CONTROL, '').replace(DECEPTIVE, '');
}

/** One line that is safe to print: as `stripControl`, with tabs and line feeds turned into spaces, and cut to `max`
 *  characters (an ellipsis shows the cut). */
export function oneLine(text: string, max = 200): string {
  const flat = stripControl(text)
    .replace(/[\t\n]+/g, ' ')
    .trim();
  // A cut between the halves of a surrogate pair would leave a broken character.
  return flat.length <= max ? flat : `${flat.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Edit distance (Levenshtein, with a swap of neighbours as one edit) between two short words. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last: number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** The candidate that `word` was most likely meant to be. Absent when none is near (more than a third of the letters
 *  differ). */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const d = distance(word.slice(0, 64).toLowerCase(), candidate.slice(0, 64).toLowerCase());
    if (d < bestDistance) {
      best = candidate;
      bestDistance = d;
    }
  }
  return best;
}

/** A sentence ` Did you mean "x"?` with a leading space, or nothing when no candidate is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const near = nearest(word, candidates);
  return near === undefined ? '' : ` Did you mean "${near}"?`;
}

/** An argument quoted for a POSIX shell: for commands that a person pastes, and for the session's own script. */
export function shellQuote(arg: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", "'\\''")}'`;
}

/** A command line that a person can paste. */
export function shellLine(argv: readonly string[]): string {
  return argv.map(shellQuote).join(' ');
}

/** `1 nameserver`, `3 nameservers`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
