/** The import table of the design: what each room may reach. A room is a folder of src/; src/main.ts is `main`, and
 *  `pipeline` is src/pipeline.ts with src/pipeline/. Everything that is not named here is refused. */
export interface Room {
  /** Other rooms, or single files of them (`expression/knowledge.ts`), that it may import. Its own files it may. */
  readonly rooms: readonly string[];
  /** Third-party packages, with the only files that may use them; `any` is every file of the room. */
  readonly packages?: Readonly<Record<string, readonly string[] | 'any'>>;
  /** Node's own modules; with a list, only these names of them. */
  readonly builtIns?: Readonly<Record<string, readonly string[] | 'any'>>;
  /** True: it may look at the clock, the process and the outside world. A room without it is pure. */
  readonly io?: true;
}

export const table: Readonly<Record<string, Room>> = {
  main: { rooms: ['cli'], io: true },
  cli: {
    rooms: ['pipeline', 'progress', 'report', 'model', 'util'],
    packages: { commander: 'any', '@bomb.sh/tab': 'any' },
    // A run listens for its own interruption, and names what it starts.
    builtIns: {
      'node:fs': 'any',
      'node:url': ['fileURLToPath'],
      'node:crypto': 'any',
      'node:events': 'any',
      // The built package is one file, loaded with V8's compiled code of it.
      'node:module': ['createRequire'],
      'node:path': ['dirname'],
      'node:vm': 'any',
      'node:os': ['availableParallelism'],
      'node:worker_threads': 'any',
      // A quiz on a terminal waits for a key.
      'node:readline/promises': ['createInterface'],
    },
    io: true,
  },
  pipeline: {
    rooms: [
      ...['playbook', 'schema', 'expression', 'plan', 'engine', 'collect', 'tools', 'diagnose', 'lab', 'model', 'util'],
    ],
    // It reads playbooks and reports that the user names, and the catalogue that the build noted; it makes hashes and ids.
    builtIns: {
      'node:buffer': ['isAscii'],
      'node:fs': 'any',
      'node:crypto': 'any',
      'node:path': 'any',
      'node:url': ['fileURLToPath'],
    },
    io: true,
  },
  playbook: {
    rooms: ['schema', 'tools', 'expression', 'model', 'util'],
    packages: {
      'js-yaml': 'any',
      picocolors: ['format-diagnostic.ts'],
      'string-width': ['format-diagnostic.ts'],
    },
    // Only where playbooks are looked for: see `filesThatRead`.
    builtIns: { 'node:fs': 'any', 'node:path': 'any', 'node:url': ['fileURLToPath'] },
  },
  schema: { rooms: ['model', 'util'], packages: { ajv: 'any' } },
  expression: {
    rooms: ['model', 'util'],
    packages: { '@marcbachmann/cel-js': ['language.ts', 'types.ts'] },
  },
  plan: {
    // What is known so far is shared by the room that plans with it and the room that judges from it. `util` holds
    // the checks of parameter values, which lint and the tools use too.
    rooms: ['tools', 'expression/knowledge.ts', 'model', 'util'],
    builtIns: { 'node:net': ['isIP'] },
  },
  engine: {
    rooms: ['model', 'util'],
    packages: { zx: ['exec.ts'] },
    builtIns: {
      'node:buffer': 'any',
      'node:child_process': 'any',
      'node:crypto': 'any',
      'node:events': 'any',
      'node:fs': 'any',
      'node:fs/promises': 'any',
      'node:os': 'any',
      'node:path': 'any',
      'node:perf_hooks': 'any',
      'node:string_decoder': 'any',
      'node:url': 'any',
    },
    io: true,
  },
  collect: { rooms: ['model', 'util'], io: true },
  lab: {
    // It starts commands as the engine does; of targets and sessions it knows nothing.
    rooms: ['engine/exec.ts', 'model', 'util'],
    builtIns: {
      'node:child_process': 'any',
      'node:dgram': 'any',
      'node:fs': 'any',
      'node:http': 'any',
      'node:https': 'any',
      'node:net': 'any',
      'node:path': 'any',
      'node:timers/promises': 'any',
      'node:url': ['fileURLToPath'],
    },
    io: true,
  },
  progress: {
    rooms: ['model', 'util'],
    packages: { listr2: ['terminal.ts', 'board.ts', 'fleet-board.ts', 'lane.ts'] },
    io: true,
  },
  tools: { rooms: ['model', 'util'], packages: {} },
  diagnose: { rooms: ['expression/knowledge.ts', 'model', 'util'] },
  report: {
    rooms: ['model', 'util'],
    packages: { 'cli-table3': 'any', picocolors: 'any', 'string-width': 'any' },
    // The page says by hash which style it holds; hashing is no IO.
    builtIns: { 'node:crypto': ['createHash'] },
  },
  model: { rooms: [] },
  // Its helpers speak of parameters, arguments and results: types of the model, and `ok` and `fail`.
  util: {
    rooms: ['model'],
    packages: {},
    builtIns: { 'node:net': ['isIP', 'isIPv4', 'isIPv6'], 'node:url': ['domainToASCII'] },
  },
};

/** In a room that is otherwise pure, the files that read the disk. */
export const filesThatRead: readonly string[] = ['src/playbook/discover.ts', 'src/playbook/headers.ts'];

/** Programs of the build: nothing that users run imports them. */
export const buildFiles: readonly string[] = ['src/pipeline/write-catalogue.ts'];

/** Outside of src/: the schemas of values, which are data. */
export const dataFiles: Readonly<Record<string, RegExp>> = {
  'src/tools/schemas.generated.ts': /^schemas\/tools\/[a-z0-9-]+\.schema\.json$/,
};
