import { Command, CommanderError, Option } from 'commander';
import type { EarlySession } from '../model/session.ts';
import { version } from './cli.ts';
import { addK8sJob, clusterOptions, podOptions } from './cluster-options.ts';
import { complain, EXIT } from './io.ts';
import { CONTAINER_ENGINES, colorOption, formatOption, gather, imageEngineOption } from './options.ts';
import type { PlanFlags } from './plan-command.ts';

const EXAMPLES = `
Examples:
  netshoot-run dns-check --target web --name api.example
  netshoot-run dns-check --target docker:web --to https://api.example/ --format markdown
  netshoot-run dns-check --target compose:shop/web --all --name api.example
  netshoot-run dns-check --target web-3 --vs web-1 --name api.example
  netshoot-run run ./our-incident.yaml --target web
  netshoot-run plan dns-check --name api.example

Exit codes: 0 healthy, 1 a cause was found, 2 bad usage or invalid playbook, 3 undecided,
4 could not run, 130 interrupted. stdout carries the report and nothing else.`;

/** What the commands of one command line share. */
interface Shared {
  /** Keeps the exit code. */
  readonly done: (code: number) => void;
  readonly early: EarlySession | undefined;
}

/** Runs a command line that is more than `--version`. `early`: a session that was begun on the guess that it is a run. */
export async function runCommand(args: readonly string[], early?: EarlySession): Promise<number> {
  let code: number = EXIT.healthy;
  const shared: Shared = {
    done: (result) => {
      code = result;
    },
    early,
  };
  const program = buildProgram(shared);
  try {
    await addPlaybooks(program, args, shared);
    if (args[0] === 'complete') await (await import('./completion-command.ts')).addCompletion(program, args);
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.healthy : EXIT.usage;
  }
}

/** Every command, with its code loaded only when it is the one. */
function buildProgram({ done, early }: Shared): Command {
  const program = new Command('netshoot-run');
  program
    .description('Says why a container, pod, service or host cannot talk to another, and proves it.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .usage('<playbook> --target TARGET [--to DESTINATION] [options]')
    .addHelpText('after', EXAMPLES)
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => process.stdout.write(text),
      writeErr: (text) => process.stderr.write(text),
      outputError: (text) => {
        complain({
          what: text.replace(/^error: /, ''),
          where: 'the command line',
          todo: 'netshoot-run --help shows the commands and options',
          exit: EXIT.usage,
        });
      },
    });
  /** A command's action leaves its exit code. */
  const act =
    <Words extends unknown[]>(action: (...words: Words) => Promise<number>) =>
    async (...words: Words) =>
      done(await action(...words));

  runOptions(program.command('run <file>').description('run a playbook of your own'))
    .option('--param <name=value>', 'a parameter of the playbook; may be repeated', gather)
    .action(
      act(async (file: string, options) => (await import('./run-command.ts')).runCommand(file, options, {}, early)),
    );
  program
    .command('list [what]')
    .description('list the playbooks, or: tools, functions')
    .option('--json', 'as JSON')
    .action(
      act(async (what: string | undefined, options: { json?: boolean }) =>
        (await import('./list-command.ts')).listCommand(what, options),
      ),
    );
  program
    .command('show <playbook>')
    .description("a playbook's parameters, steps, checks and causes")
    .action(act(async (name: string) => (await import('./show-command.ts')).showCommand(name)));
  program
    .command('lint <file...>')
    .description('check playbooks: every mistake with file, line and column')
    .action(act(async (files: string[]) => (await import('./lint-command.ts')).lintCommand(files)));
  program
    .command('plan <playbook>')
    .description('print every command, privilege and packet that a run would send; runs nothing')
    .option('--target <target>', 'as for a run; it is not looked up')
    .option('--to <destination>', 'as for a run')
    .option('--param <name=value>', 'a parameter of the playbook (or as its own flag: --name api.example)', gather)
    .option('--image <image>', 'as for a run')
    .option('--allow <what>', 'intrusive: plan steps that load the network')
    .option('--json', 'as JSON')
    .allowUnknownOption()
    .allowExcessArguments()
    .action(
      act(async (name: string, options: PlanFlags, command: Command) =>
        (await import('./plan-command.ts')).planCommand(name, options, command.args.slice(1)),
      ),
    );
  program
    .command('replay <report>')
    .description('judge a saved JSON report again, from what was printed then')
    .option('--playbook <file>', 'with another playbook than the one of that name')
    .addOption(formatOption())
    .option('--output <file>', 'write the report to a file')
    .option('--verbose', 'every check and command')
    .addOption(colorOption())
    .action(act(async (file: string, options) => (await import('./replay-command.ts')).replayCommand(file, options)));
  program
    .command('verify <report>')
    .description('look again at just what a saved JSON report found: red to green, or still red')
    .option('--playbook <file>', 'with another playbook than the one of that name')
    .option('--target <target>', 'another target than the saved one, for example after it was made anew')
    .addOption(formatOption())
    .option('--output <file>', 'write the report to a file instead of stdout')
    .option('--image <image>', 'as for a run')
    .option('--deadline <duration>', 'end the whole run after this time, with what is known by then')
    .addOption(new Option('--allow <what>', 'let steps run that load the network').choices(['intrusive']))
    .option('--verbose', 'every check and every command in the report')
    .option('--quiet', 'no progress on stderr')
    .addOption(colorOption())
    .action(act(async (file: string, options) => (await import('./verify-command.ts')).verifyCommand(file, options)));
  program
    .command('parse [tool] [file]')
    .description("turn a tool's saved output (a file, or stdin) into JSON")
    .option('--list', 'list the tools')
    .option('--schema <tool>', "print the JSON Schema of the tool's value")
    .option('--stream', 'one JSON object a line, as the lines come')
    .action(
      act(async (tool: string | undefined, file: string | undefined, options) =>
        (await import('./parse-command.ts')).parseCommand(tool, file === '-' ? undefined : file, options),
      ),
    );
  addLab(program, act);
  const image = program.command('image').description('the netshoot image: build it here, or check what is in one');
  image
    .command('build')
    .description('build the image on this machine, with or without a container registry')
    .option('--tag <tag>', 'name of the image')
    .option('--from <way>', 'dockerfile or packages; default: whichever works')
    .addOption(imageEngineOption())
    .action(act(async (options) => (await import('./image-command.ts')).imageBuildCommand(options)));
  image
    .command('check [image]')
    .description('which tools are in an image, and how to get what is missing')
    .option('--json', 'as JSON')
    .addOption(imageEngineOption())
    .action(
      act(async (name: string | undefined, options) =>
        (await import('./image-command.ts')).imageCheckCommand(name, options),
      ),
    );
  image
    .command('copy [image]')
    .description('take an image over from one engine to another: each keeps its own')
    .addOption(imageEngineOption('--from <engine>', 'the engine that has it'))
    .addOption(new Option('--to <engine>', 'the engine that is to have it').choices(CONTAINER_ENGINES))
    .action(
      act(async (name: string | undefined, options) =>
        (await import('./image-command.ts')).imageCopyCommand(name, options),
      ),
    );
  clusterOptions(program.command('doctor'))
    .description('check the engines, the image and the tools in it; says how to mend what is wrong')
    .option('--image <image>', 'the image to check')
    .option('--json', 'as JSON')
    .action(act(async (options) => (await import('./doctor-command.ts')).doctorCommand(options)));
  clusterOptions(program.command('cleanup'))
    .description(
      'find and remove anything of ours that was left on any engine; with a flag of Kubernetes: in the cluster',
    )
    .option('--dry-run', 'only say what would be removed')
    .option('-A, --all-namespaces', 'Kubernetes: in all namespaces')
    .action(
      act(async (options: { dryRun?: boolean }) => (await import('./cleanup-command.ts')).cleanupCommand(options)),
    );
  addK8sJob(program, act);
  program
    .command('completion <shell>')
    .description('print a completion script: bash, zsh, fish or powershell')
    .action(act(async (shell: string) => (await import('./completion-command.ts')).completionCommand(shell, program)));
  return program;
}

/** The fault lab. `--name` tells several labs apart. */
function addLab(
  program: Command,
  act: <Words extends unknown[]>(action: (...words: Words) => Promise<number>) => (...words: Words) => Promise<void>,
): void {
  const lab = program.command('lab').description('a network on this machine to break and to practise on');
  const command = (usage: string, description: string) =>
    lab.command(usage).description(description).option('--name <name>', 'which lab, when there are several');
  command('up', 'make the lab: a client, its LAN, routers, DNS, a server, an outside')
    .addOption(
      new Option('--engine <engine>', 'docker: the client is a container; local: a network namespace').choices([
        ...['auto', 'docker', 'local'],
      ]),
    )
    .option('--image <image>', 'the image of the containers; default: the netshoot image')
    .action(act(async (options) => (await import('./lab-command.ts')).labUpCommand(options)));
  command('inject <fault...>', 'make faults in it').action(
    act(async (ids: string[], options) => (await import('./lab-command.ts')).labInjectCommand(ids, options)),
  );
  command('list', 'the faults, and which of them this machine cannot make')
    .option('--json', 'as JSON')
    .action(act(async (options) => (await import('./lab-list-command.ts')).labListCommand(options)));
  command('status', 'the machines, their addresses, and what is wrong')
    .option('--json', 'as JSON')
    .action(act(async (options) => (await import('./lab-command.ts')).labStatusCommand(options)));
  command('clear [fault...]', 'take the faults away, or only these').action(
    act(async (ids: string[], options) => (await import('./lab-command.ts')).labClearCommand(ids, options)),
  );
  command('quiz', 'a random fault to find; then the answer, explained')
    .option('--answer', 'tell what it was, and clear it')
    .option('--diagnose', 'run the diagnosis first, then tell')
    .option('--category <category>', 'only faults of this kind (lab list shows them)')
    .action(act(async (options) => (await import('./lab-quiz-command.ts')).labQuizCommand(options)));
  command('down', 'remove the lab, also one that was never finished')
    .option('--all', 'every lab of this machine')
    .action(act(async (options) => (await import('./lab-command.ts')).labDownCommand(options)));
}

/** The flags that every run has. Names here are reserved: no parameter of a playbook may have them. */
function runOptions(command: Command): Command {
  return podOptions(command)
    .option(
      '--target <target>',
      'what is diagnosed: a container (web, docker:web, podman:web), compose:SERVICE, docker-network:NAME, host, netns:NAME, pid:NUMBER; of Kubernetes pod/NAME, deploy/NAME (sts, ds, job, rs, svc), node/NAME, cluster; may be repeated',
      gather,
    )
    .option('--all', 'every replica of the service or workload')
    .option(
      '-l, --selector <label>',
      'every target with this label, KEY=VALUE or KEY; repeated: with all of them. In a cluster: a pod with it, with --all each',
      gather,
    )
    .option('--sample <number>', 'only so many of the targets, drawn at random')
    .option('--seed <number>', 'draw the same ones again')
    .option('--concurrency <number>', 'how many targets at a time; default: twice the processors, at most 16')
    .option('--vs <target>', 'compare with this healthy sibling: what differs, most telling first')
    .option('--peer <target>', 'the other end of the connection, when it can be entered too')
    .option(
      '--to <destination>',
      'the other end: http(s)://HOST[:PORT]/PATH, tcp://HOST:PORT, udp://HOST:PORT, HOST[:PORT]',
    )
    .addOption(formatOption())
    .option('--output <file>', 'write the report to a file instead of stdout')
    .option(
      '--image <image>',
      'the netshoot image; default: NETSHOOT_IMAGE, else the one built here, else the public one',
    )
    .addOption(
      new Option('--engine <engine>', 'what enters the target')
        .choices(['auto', ...CONTAINER_ENGINES, 'kubernetes', 'local'])
        .default('auto'),
    )
    .option('--deadline <duration>', 'end the whole run after this time, with what is known by then')
    .addOption(new Option('--allow <what>', 'let steps run that load the network').choices(['intrusive']))
    .option('--verbose', 'every check and every command in the report')
    .option('--quiet', 'no progress on stderr')
    .addOption(colorOption());
}

/** Makes each playbook a command, when the first word is none of the fixed ones: reading them costs time that
 *  `--version` and the other commands do not have. For help only their names are needed. */
async function addPlaybooks(program: Command, args: readonly string[], shared: Shared): Promise<void> {
  const first = args.find((arg) => !arg.startsWith('-'));
  const fixed = program.commands.map((command) => command.name());
  if (first !== undefined && fixed.includes(first)) return;
  const { playbookHeaders } = await import('./playbook-headers.ts');
  for (const { name, title, file } of playbookHeaders()) {
    const command = runOptions(program.command(name).description(title));
    if (name === first || first === 'complete') await addPlaybook(command, name, file, shared);
  }
}

/** Gives a playbook's command the flags of its parameters, and its action. */
async function addPlaybook(command: Command, name: string, file: string, shared: Shared): Promise<void> {
  const { parametersOf } = await import('./playbook-parameters.ts');
  const params = parametersOf(file);
  for (const parameter of params) {
    const flag = `--${parameter.name.replaceAll('_', '-')}`;
    const fallback =
      parameter.default === undefined || parameter.default.includes('${{') ? '' : ` (default: ${parameter.default})`;
    const kind = parameter.values.length > 0 ? parameter.values.join('|') : parameter.type;
    command.option(`${flag} <${kind}>`, `${parameter.description}${fallback}`);
  }
  command.option('--param <name=value>', 'a parameter of the playbook; may be repeated', gather);
  command.action(async (options: Record<string, unknown>) => {
    const given = Object.fromEntries(params.map((parameter) => [parameter.name, options[camel(parameter.name)]]));
    shared.done(await (await import('./run-command.ts')).runCommand(name, options, given, shared.early));
  });
}

/** commander's name for the value of a flag: --max-hops is maxHops. */
function camel(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
