import type { Arguments } from '../../model/tool.ts';
import { tsharkSource } from '../tshark-capture.ts';
import { FIELDS } from './columns.ts';

/** One line for each packet, columns between tabs, a header line first. */
export function tsharkFieldsArgv(args: Arguments): readonly string[] {
  return [
    ...tsharkSource(args),
    '-l',
    '-T',
    'fields',
    '-E',
    'header=y',
    '-E',
    'separator=/t',
    ...FIELDS.flatMap((field) => ['-e', field]),
  ];
}
