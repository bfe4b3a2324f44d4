export function conntrackCountArgv(): readonly string[] {
  return ['conntrack', '-C'];
}
