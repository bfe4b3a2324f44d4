import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import vm from 'node:vm';

/** What the bundle exports. */
export type App = typeof import('./app.ts');
type Wrapper = (module: { exports: App }, require: NodeJS.Require, file: string, folder: string) => void;

/** How Node wraps a CommonJS file. */
const HEAD = '(function(module,require,__filename,__dirname){';
const TAIL = '\n})';

/** The bundle, compiled; `cache` is V8's compiled code of it, which another Node than the build's refuses. The bundle's
 *  text is ASCII: the build sees to that. */
export function compileBundle(file: string, cache?: Buffer): vm.Script {
  return new vm.Script(HEAD + readFileSync(file, 'latin1') + TAIL, {
    filename: file,
    ...(cache === undefined ? {} : { cachedData: cache }),
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
}

/** Runs the compiled bundle. @returns what it exports. */
export function runBundle(script: vm.Script, file: string): App {
  const wrapper: Wrapper = script.runInThisContext();
  const module: { exports: App } = { exports: Object.create(null) };
  wrapper(module, createRequire(file), file, dirname(file));
  return module.exports;
}
