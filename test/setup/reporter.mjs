// A vitest reporter that counts, and keeps why tests were skipped: the built-in ones drop the reason.
import { writeFileSync } from 'node:fs';

export default class Tally {
  /** @param {ReadonlyArray<import('vitest/node').TestModule>} modules */
  onTestRunEnd(modules, errors) {
    const tally = { passed: 0, failed: errors.length, skipped: [], slowest: [] };
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      for (const test of tests) count(tally, module, test);
      // A file that cannot be loaded has no tests that could fail.
      if (module.state() === 'failed' && !tests.some((test) => test.result().state === 'failed')) tally.failed += 1;
    }
    const seconds = (module) => Math.round(module.diagnostic().duration / 1000);
    tally.slowest = modules
      .map((module) => ({ file: module.relativeModuleId, seconds: seconds(module) }))
      .sort((a, b) => b.seconds - a.seconds)
      .slice(0, 12);
    writeFileSync(process.env.NSR_TALLY, JSON.stringify(tally));
  }
}

function count(tally, module, test) {
  const { state, note } = test.result();
  if (state === 'passed') tally.passed += 1;
  else if (state === 'failed') tally.failed += 1;
  else tally.skipped.push({ file: module.relativeModuleId, name: test.fullName, reason: note ?? reasonInName(test) });
}

/** Suites that cannot run here say why in their name: `needs docker: no docker engine answers`. */
function reasonInName(test) {
  return /needs [^>]*/.exec(test.fullName)?.[0].trim() ?? 'no reason given';
}
