import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LabFault, LabState, LabStep } from '../model/lab.ts';
import { ok, type Result } from '../model/result.ts';
import { must, within } from './command.ts';
import { HEALTHY_FILES, writeClientFile } from './files.ts';
import type { Place } from './place.ts';
import { endProcesses, processesOf } from './process.ts';
import { startService, tellService } from './service-client.ts';
import { healthyServices, merge, SERVICES } from './service-config.ts';

/** The sockets of background work begin so; the services' do not. */
const WORK = 'work-';

/** What the services do and the client's files hold while these faults are there: each adds to those before it. */
function settingsUnder(place: Place, faults: readonly LabFault[]) {
  const services = new Map<string, unknown>(Object.entries(healthyServices(place)));
  const files = new Map(Object.entries(HEALTHY_FILES));
  for (const step of faults.flatMap(({ steps }) => steps)) {
    if ('service' in step) {
      const part = step.service === 'names' ? 'dns' : 'web';
      services.set(step.service, merge(services.get(step.service), { [part]: step.set }));
    }
    if ('file' in step) files.set(step.file, `${step.append === true ? (files.get(step.file) ?? '') : ''}${step.text}`);
  }
  return { services, files };
}

/** Brings the services and the client's files to what these faults, and no others, make of them. */
export async function applySettings(
  place: Place,
  engine: LabState['engine'],
  faults: readonly LabFault[],
): Promise<Result<unknown>> {
  const { services, files } = settingsUnder(place, faults);
  const done = await Promise.all([
    ...SERVICES.map((service) => tellService(place, service, services.get(service))),
    ...[...files].map(([file, text]) => writeClientFile(place, engine, file, text)),
  ]);
  return done.find((one) => !one.ok) ?? ok(undefined);
}

/** Makes faults, beside those that are there: what they set, then their commands in the order of the data. */
export async function makeFaults(
  place: Place,
  engine: LabState['engine'],
  there: readonly LabFault[],
  faults: readonly LabFault[],
): Promise<Result<unknown>> {
  const set = await applySettings(place, engine, [...there, ...faults]);
  if (!set.ok) return set;
  for (const step of faults.flatMap(({ steps }) => steps)) {
    const done = await takeStep(place, step);
    if (!done.ok) return done;
  }
  const settle = Math.max(0, ...faults.map(({ settle_ms = 0 }) => settle_ms));
  if (settle > 0) await sleep(settle);
  return ok(undefined);
}

function takeStep(place: Place, step: LabStep): Promise<Result<unknown>> {
  if ('run' in step) return must([...within(place, step.in), ...step.run]);
  if ('nft' in step) return must([...within(place, step.in), 'nft', '-f', '-'], { stdin: step.nft });
  if ('work' in step) {
    const service = `${WORK}${processesOf(place).length}-${step.work.task}`;
    startService(place, step.in, service);
    return tellService(place, service, { task: step.work });
  }
  // Services, files and the environment are set before the steps are taken.
  return Promise.resolve(ok(undefined));
}

/** Ends the background work of faults. */
export async function endWork(place: Place): Promise<void> {
  await endProcesses(place, join(place.folder, WORK));
  for (const name of readdirSync(place.folder))
    if (name.startsWith(WORK)) rmSync(join(place.folder, name), { force: true });
}

/** The variables that faults give the client's container. */
export function environmentOf(faults: readonly LabFault[]): Readonly<Record<string, string>> {
  const all = faults.flatMap(({ steps }) => steps).flatMap((step) => ('environment' in step ? [step.environment] : []));
  return Object.assign({}, ...all);
}
