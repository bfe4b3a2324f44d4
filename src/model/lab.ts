import type { Category, Fault as FaultInFile, Probe, Step, Work } from './lab-fault.generated.ts';

export type { Category, LabFaultFile, Probe, Setting, Step, Work } from './lab-fault.generated.ts';

/** A machine of the lab. */
export type NodeName = Probe['in'];

/** What a background program of a fault does. */
export type Task = Work['work'];

/** A fault of the lab, ready to be made: its placeholders are filled in. Source: schemas/lab-fault.schema.json. */
export interface LabFault extends FaultInFile {
  readonly category: Category;
}

export type LabStep = Step;

/** Whether a fault can be made on this machine: `no` and `not tried` say why. */
export type Availability =
  | { readonly can: 'yes' }
  | { readonly can: 'no'; readonly because: string }
  | { readonly can: 'not tried'; readonly because: string };

/** What is known of a lab that is there, or was begun. */
export interface LabState {
  /** The name that was given with `--name`; `lab` when none was. */
  readonly name: string;
  /** `starting`: it was never finished, or is being made just now. */
  readonly phase: 'starting' | 'up';
  /** docker: client and shop are containers. local: they are network namespaces. */
  readonly engine: 'docker' | 'local';
  /** The image of the containers. Absent without containers. */
  readonly image?: string;
  /** Ids of the faults that are there now, in the order in which they were made. */
  readonly faults: readonly string[];
  /** True while a quiz goes on: the faults are not told. */
  readonly quiz: boolean;
  readonly started_at: string;
}
