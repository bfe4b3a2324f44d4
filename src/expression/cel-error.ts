/** CEL's message, its few technical words put plainly. */
export function plainMessage(error: unknown): string {
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '').trim() : 'this is no expression';
  if (/^Unexpected token: EOF/.test(message)) return 'the expression ends too early';
  return message.replace(/^no such overload: /, 'these cannot be put together: ');
}

/** Where in the source the error is. Absent when it does not say. */
export function rangeOf(error: unknown): { start: number; end: number } | undefined {
  if (typeof error !== 'object' || error === null || !('range' in error)) return undefined;
  const { range } = error;
  if (typeof range !== 'object' || range === null || !('start' in range) || !('end' in range)) return undefined;
  const { start, end } = range;
  return typeof start === 'number' && typeof end === 'number' ? { start, end } : undefined;
}
