// What a run needs and a mistyped command does not: loaded while the session's container is starting.
export { loadByName, showDiagnostics } from '../pipeline/library.ts';
export { checkGiven, tools } from '../pipeline/toolbox.ts';
export { runPlaybook } from '../pipeline.ts';
export { startProgress } from '../progress/progress.ts';
