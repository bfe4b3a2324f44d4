import type { PutCommand } from '../model/session.ts';
import { shellQuote } from '../util/text.ts';

/** Kept of each stream of one command, in bytes: more than any diagnosis reads, less than the session's memory. */
export const OUTPUT_LIMIT_BYTES = 8 * 1024 * 1024;

/** The session's own program: POSIX sh, BusyBox-clean. It is sent through the shell's standard input, followed by one
 *  `nsr ID SECONDS ARGV...` line for each command. Commands run side by side in the background; each leaves its output
 *  in files and puts its number in a fifo, and one process alone writes the answers, so that they never mix.
 *  They run in the folder of those files, where one may leave a file for another (tcpdump -w, tshark -r):
 *
 *      NONCE ID EXIT_CODE STDOUT_BYTES STDERR_BYTES \n stdout stderr
 *
 *  `nsw ID NAME` with a here-document in base64 makes a file of it and answers with the file's path.
 *
 *  End of input ends the shell, and with it the container and all that runs in it. `ulimit -f` bounds what a command
 *  can write (in blocks of 512 bytes); one that writes more is ended by SIGXFSZ. */
export function sessionScript(nonce: string, programs: readonly string[]): string {
  return `set -f
umask 077
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export PATH
LC_ALL=C
export LC_ALL
d=$(mktemp -d /tmp/netshoot-run.XXXXXX) || exit 97
# Whatever ends the shell ends what runs in it too: without a container nothing else would.
# A subshell that was started a moment ago may lose the signal: the one that answers is told besides.
trap '{ echo end >&3; } 2>/dev/null; trap "" TERM; kill -TERM 0; rm -rf "$d"' EXIT
trap 'exit 98' HUP INT TERM
cd "$d" || exit 97
mkfifo "$d/q" || exit 97
exec 3<>"$d/q"
( while read -r i c <&3; do
    [ "$i" = end ] && break
    o=0 e=0
    [ -s "$d/$i.o" ] && o=$(wc -c <"$d/$i.o")
    [ -s "$d/$i.e" ] && e=$(wc -c <"$d/$i.e")
    printf '%s %s %s %s %s\\n' ${nonce} "$i" "$c" $((o)) $((e))
    # Not cat: a child that was left behind may be writing still, and the answer has the length that was said.
    [ $((o)) -gt 0 ] && head -c $((o)) "$d/$i.o"
    [ $((e)) -gt 0 ] && head -c $((e)) "$d/$i.e"
    # Not rm: a process less for each answer.
    : >"$d/$i.o"
    : >"$d/$i.e"
  done ) &
nsr() {
  i=$1 t=$2
  shift 2
  # coreutils' timeout leads a group of its own, so that a command's children end with it: what ends ours is handed on.
  ( trap 'kill "$p"; exit' TERM
    ( ulimit -f ${Math.ceil(OUTPUT_LIMIT_BYTES / 512)}; exec timeout -k 1 "$t" "$@" ) >"$d/$i.o" 2>"$d/$i.e" </dev/null 3>&- &
    p=$!
    wait "$p"
    echo "$i $?" >&3 ) &
}
# Not beside the others: its here-document stands in what this shell reads.
nsw() {
  base64 -d >"$d/f.$2" 2>"$d/$1.e"
  c=$?
  printf '%s\\n' "$d/f.$2" >"$d/$1.o"
  echo "$1 $c" >&3
}
m=
for p in ${programs.map(shellQuote).join(' ')}; do command -v "$p" >/dev/null 2>&1 || m="$m $p"; done
b=$(sed -n 's/^CapEff:[^0-9a-f]*//p' /proc/self/status)
printf '%s hello %s%s\\n' ${nonce} "\${b:-unknown}" "$m"
`;
}

/** The line that starts one command. */
export function commandLine(id: number, deadlineMs: number, argv: readonly string[]): string {
  return `nsr ${id} ${Math.max(1, Math.ceil(deadlineMs / 1000))} ${argv.map(shellQuote).join(' ')}\n`;
}

/** The lines that make a file: what it holds stands in base64, so that nothing of it can mean anything to the shell. */
export function putLines(id: number, { name, content }: PutCommand): string {
  const lines = Buffer.from(content, 'utf8')
    .toString('base64')
    .replace(/.{1,76}/g, '$&\n');
  return `nsw ${id} ${shellQuote(name.replace(/[^A-Za-z0-9-]/g, ''))} <<'END-OF-FILE'\n${lines}END-OF-FILE\n`;
}
