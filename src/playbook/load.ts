import type { Language, StepType } from '../expression/language.ts';
import type { ParameterType } from '../model/parameter.ts';
import type { Playbook, Step } from '../model/playbook.ts';
import type { Tool } from '../model/tool.ts';
import { parseDuration } from '../util/time.ts';
import { buildCause, checkCauseCycles } from './causes.ts';
import { buildCheck } from './checks.ts';
import { Compiler } from './compiler.ts';
import type { Diagnostic } from './diagnostic.ts';
import { buildFacts } from './facts.ts';
import { showCycle, sortGraph } from './graph.ts';
import { gatherSources, type ResolveInclude } from './include.ts';
import { type Merged, mergeSources } from './merge.ts';
import { checkPlaybookName } from './names.ts';
import { buildParams } from './params.ts';
import { Problems } from './problems.ts';
import { type Source, spot } from './source.ts';
import { buildStep } from './steps.ts';
import { type Parts, warnUnused } from './unused.ts';

/** What a playbook is read from and checked against. */
export interface LoadInput {
  /** Its name in messages, and `from` of `resolveInclude`. */
  readonly file: string;
  /** The file's content; bytes are decoded as UTF-8. */
  readonly text: string | Uint8Array;
  readonly resolveInclude: ResolveInclude;
  /** The registry of tools. */
  readonly tools: Readonly<Record<string, Tool>>;
  readonly language: Language;
  /** The value of `text`, where it is known: the build of the package keeps that of its own playbooks, which it has
   *  found valid, so that a run does not read YAML again. */
  readonly known?: unknown;
  /** True for the playbooks of the package: their names are commands. Default false. */
  readonly builtIn?: boolean;
}

/** A playbook that can be planned, or everything that is wrong with it (`MOST_DIAGNOSTICS` at most), sorted by position:
 *  the file's own first, then those of the files that it includes. */
export type LoadResult =
  | { readonly ok: true; readonly playbook: Playbook; readonly warnings: readonly Diagnostic[] }
  | {
      readonly ok: false;
      readonly diagnostics: readonly Diagnostic[];
      /** How many more there are that are not in `diagnostics`. */
      readonly more: number;
    };

/** Reads, validates, type-checks and lints a playbook and what it includes. Never throws, whatever the text. */
export function loadPlaybook(input: LoadInput): LoadResult {
  const problems = new Problems();
  const { root, sources } = gatherSources(input.file, input.text, input.resolveInclude, problems, input.known);
  const files = [...new Set([input.file, ...sources.map(({ document }) => document.file)])];
  if (root === undefined) return { ok: false, ...problems.report(files) };
  const merged = mergeSources(sources, root, problems);
  if (input.builtIn === true) {
    checkPlaybookName(root.value.name, { source: root, pointer: '/name', at: 'value' }, problems);
  }
  const deadlineMs = runDeadline(root, problems);
  const parts = buildParts(merged, input, root, problems);
  if (!problems.hasErrors && input.known === undefined) warnUnused(parts, merged, root, problems);
  const report = problems.report(files);
  if (problems.hasErrors) return { ok: false, ...report };
  return { ok: true, playbook: assemble(root, sources, parts, deadlineMs), warnings: report.diagnostics };
}

/** Milliseconds of the file's own `deadline`: how long what it includes may take alone is another matter. */
function runDeadline(root: Source, problems: Problems): number | undefined {
  const { deadline } = root.value;
  const ms = deadline === undefined ? undefined : parseDuration(deadline);
  if (deadline !== undefined && (ms === undefined || ms === 0))
    problems.error({ source: root, pointer: '/deadline', at: 'value' }, `a run needs some time: ${deadline}`);
  return ms;
}

function assemble(root: Source, sources: readonly Source[], parts: Parts, deadlineMs: number | undefined): Playbook {
  const { name, title, description } = root.value;
  return {
    name,
    title,
    description,
    file: root.document.file,
    files: sources.map(({ document }) => document.file),
    deadlineMs,
    params: Object.fromEntries(parts.params.map((param) => [param.name, param])),
    steps: parts.steps,
    facts: parts.facts,
    get checks() {
      return parts.checks;
    },
    get causes() {
      return parts.causes;
    },
  };
}

/** A value that is made when it is asked for first. */
function onDemand<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** A compiler that knows the types of all steps and parameters, and of no fact yet. */
function makeCompiler(
  merged: Merged,
  tools: ReadonlyMap<string, Tool>,
  language: Language,
  problems: Problems,
): Compiler {
  const steps = new Map<string, StepType>();
  const unclear = new Set(merged.words.steps);
  for (const [id, { node }] of merged.steps) {
    const tool = node.use ?? node.read;
    if (tool !== undefined && !tools.has(tool)) continue;
    steps.set(id, { tool, list: node.for_each !== undefined });
    unclear.delete(id);
  }
  const params = new Map<string, ParameterType>([...merged.params].map(([name, { node }]) => [name, node.type]));
  const without = (words: ReadonlySet<string>, known: ReadonlyMap<string, unknown>) =>
    [...words].filter((word) => !known.has(word));
  return new Compiler(language, problems, {
    steps: Object.fromEntries(steps),
    params: Object.fromEntries(params),
    unclear: {
      steps: unclear,
      facts: without(merged.words.facts, merged.facts),
      params: without(merged.words.params, merged.params),
    },
  });
}

function buildParts(
  merged: Merged,
  { tools: registry, language, known, builtIn }: LoadInput,
  root: Source,
  problems: Problems,
): Parts {
  const tools = new Map(Object.entries(registry));
  const compiler = makeCompiler(merged, tools, language, problems);
  const params = buildParams(merged.params, compiler, problems);
  const facts = buildFacts(merged.facts, compiler, problems);
  const byName = new Map(facts.map((fact) => [fact.name, fact]));
  const { steps: ids, checks: checkIds, causes: codes } = merged.words;
  const context = { tools, ids, facts: byName, params, compiler, problems };
  const steps = built(merged.steps, (entry) => buildStep(entry, context));
  checkStepCycles(steps, merged, problems);
  const checks = onDemand(() => built(merged.checks, (entry) => buildCheck(entry, context)));
  const loops = new Set(
    [...merged.steps.values()].filter(({ node }) => node.for_each !== undefined).map(({ name }) => name),
  );
  // An included file's own lint has told what it misses; the package's playbooks are all included by one of them.
  const oneOfSet = (source: Source) => builtIn === true || source !== root;
  const causeContext = { ...context, checks: checkIds, causes: codes, loops, oneOfSet };
  const causes = onDemand(() => built(merged.causes, (entry) => buildCause(entry, causeContext)));
  // Checks and causes are needed last. Where nothing can be wrong with them, they are made while commands run.
  if (known === undefined) {
    checks();
    causes();
    checkCauseCycles(merged.causes, problems);
  }
  return {
    params,
    steps,
    facts,
    get checks() {
      return checks();
    },
    get causes() {
      return causes();
    },
  };
}

function built<E, T>(entries: ReadonlyMap<string, E>, build: (entry: E) => T | undefined): readonly T[] {
  return [...entries.values()].map(build).filter((made) => made !== undefined);
}

function checkStepCycles(steps: readonly Step[], merged: Merged, problems: Problems): void {
  const needs = new Map(steps.map(({ id, dependsOn }) => [id, dependsOn]));
  for (const cycle of sortGraph(needs.keys(), (id) => needs.get(id) ?? []).cycles) {
    const entry = merged.steps.get(cycle[0] ?? '');
    if (entry !== undefined) problems.error(spot(entry, 'id'), `steps wait for each other: ${showCycle(cycle)}`);
  }
}
