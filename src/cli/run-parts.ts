// What a run needs and a mistyped command does not: loaded while the session's container is starting.
export { runFleet } from '../pipeline/fleet.ts';
export { loadByName, showDiagnostics } from '../pipeline/library.ts';
export { checkGiven, tools } from '../pipeline/toolbox.ts';
export { runVersus } from '../pipeline/versus.ts';
export { newRunId, runPlaybook } from '../pipeline.ts';
export { startProgress } from '../progress/progress.ts';
export { checkOutputFiles, writeOutputFiles } from './output-files.ts';
