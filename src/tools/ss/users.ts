import { wholeNumber } from '../words.ts';
import type { Process } from './value.generated.ts';

/** `pid=1161,fd=3` and, with -T and -Z, `pid=1161,tid=1162,proc_ctx=unconfined,fd=3`; before iproute2 4.0 `1161,3`. */
function processOf(user: string, text: string, from: number, end: number): Process {
  const holder: Process = { user };
  for (let at = from, place = 0; at < end; place++) {
    const comma = text.indexOf(',', at);
    const stop = comma < 0 || comma > end ? end : comma;
    const word = text.slice(at, stop);
    at = stop + 1;
    const equals = word.indexOf('=');
    const key = equals < 0 ? PLACES[place] : word.slice(0, equals);
    const number = wholeNumber(word.slice(equals + 1));
    if (number === undefined) continue;
    if (key === 'pid') holder.pid = number;
    else if (key === 'tid') holder.thread = number;
    else if (key === 'fd') holder.file_descriptor = String(number);
  }
  return holder;
}

/** What numbers without a key are, in their order. */
const PLACES: readonly string[] = ['pid', 'fd'];

/** `(("sshd",pid=1161,fd=3),("nginx: master",pid=7,fd=4))`, from the first bracket on.
 *  @returns the processes, and where the list ends: at the end of the text when it was cut in the middle. */
export function readUsers(text: string, from: number): { readonly processes: Process[]; readonly end: number } {
  const processes: Process[] = [];
  let at = from + 1;
  while (text.startsWith('("', at)) {
    const nameEnd = text.indexOf('",', at + 2);
    const end = nameEnd < 0 ? -1 : text.indexOf(')', nameEnd);
    if (end < 0) return { processes, end: text.length };
    processes.push(processOf(text.slice(at + 2, nameEnd), text, nameEnd + 2, end));
    at = end + 1;
    if (text.charCodeAt(at) !== 44) break;
    at += 1;
  }
  return { processes, end: text.charCodeAt(at) === 41 ? at + 1 : at };
}
