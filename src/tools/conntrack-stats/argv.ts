export function conntrackStatsArgv(): readonly string[] {
  return ['conntrack', '-S'];
}
