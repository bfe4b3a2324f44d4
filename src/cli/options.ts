import { Option } from 'commander';

/** The formats of a report. The report room has the same list; it is not loaded for help. */
export const FORMATS = ['text', 'json', 'ndjson', 'markdown', 'junit', 'html', 'prometheus'];
/** The container engines. The engine room has the same list. */
export const CONTAINER_ENGINES = ['docker', 'podman', 'nerdctl'];

/** Collects a flag that may be repeated. */
export function gather(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/** Which engine's image. */
export function imageEngineOption(flag = '--engine <engine>', what = 'the engine whose image it is'): Option {
  return new Option(flag, what).choices(CONTAINER_ENGINES).default('docker');
}

export function formatOption(): Option {
  return new Option('--format <format>', 'how the report is printed').choices(FORMATS).default('text');
}

export function colorOption(): Option {
  return new Option('--color <when>', 'colour in text').choices(['auto', 'always', 'never']).default('auto');
}
