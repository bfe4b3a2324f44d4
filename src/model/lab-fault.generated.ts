// Generated from schemas/lab-fault.schema.json by `npm run generate`. Edit the schema, not this file.

/**
 * The kind of trouble; `control` holds what looks odd and is none.
 */
export type Category = 'dns' | 'routing' | 'firewall' | 'quality' | 'server' | 'tls' | 'http' | 'control';
/**
 * One thing that is done to make a fault.
 */
export type Step = Command | Ruleset | Setting | File | Work | Environment;
/**
 * ip, tc, sysctl, iptables and their like.
 *
 * @minItems 1
 */
export type Argv = string[];
/**
 * The command.
 *
 * @minItems 1
 */
export type Argv1 = string[];

/**
 * Faults of one category for `netshoot-run lab`: what a user sees, what is really wrong, how it is made, and how to see that it is there. A word between percent signs, such as %shop%, stands for an address or name of the lab.
 */
export interface LabFaultFile {
  category: Category;
  /**
   * The faults, in the order in which they are listed.
   *
   * @minItems 1
   */
  faults: Fault[];
}
/**
 * One fault, or one control.
 */
export interface Fault {
  /**
   * What the command line calls it.
   */
  id: string;
  /**
   * What is really wrong, in one line.
   */
  title: string;
  /**
   * What a user sees; gives nothing away.
   */
  symptom: string;
  /**
   * How it comes about, and by which sign it is told from what looks the same.
   */
  explain: string;
  /**
   * The destination for `--to`.
   */
  to: string;
  /**
   * True: the exact cause shows only with `--peer` (the server).
   */
  peer?: boolean;
  /**
   * Who is diagnosed. Default: client.
   */
  target?: 'client' | 'desk' | 'gate' | 'north' | 'south' | 'names' | 'shop' | 'carrier' | 'outside' | 'switch';
  /**
   * The root causes that a diagnosis has to name. Absent for controls, which have none.
   *
   * @minItems 1
   */
  expects?: Expected[];
  /**
   * Codes that an honest diagnosis may give instead from where it looks.
   *
   * @minItems 1
   */
  accepts?: string[];
  /**
   * Codes that must not be blamed: a code, or a family such as fw.*
   *
   * @minItems 1
   */
  never?: string[];
  /**
   * What this machine must have: engine (the target is a real container), netem (a kernel that can delay packets), program:NAME, xt:NAME (a match of iptables).
   *
   * @minItems 1
   */
  needs?: string[];
  /**
   * What is done to make it, in this order. What undoes it is known by itself.
   */
  steps: Step[];
  /**
   * Milliseconds until it has its effect. Absent: at once.
   */
  settle_ms?: number;
  /**
   * Commands whose output proves that the fault is there. For a control: that all is well.
   *
   * @minItems 1
   */
  shows: Probe[];
}
/**
 * A root cause, and where it sits.
 */
export interface Expected {
  /**
   * The code of a cause.
   */
  code: string;
  /**
   * Text that the object of the cause holds. Absent where any will do.
   */
  object?: string;
}
/**
 * A command in the network namespace of a machine.
 */
export interface Command {
  /**
   * Where it is run.
   */
  in: 'client' | 'desk' | 'gate' | 'north' | 'south' | 'names' | 'shop' | 'carrier' | 'outside' | 'switch';
  run: Argv;
}
/**
 * Rules for nftables.
 */
export interface Ruleset {
  /**
   * Where it is loaded.
   */
  in: 'client' | 'desk' | 'gate' | 'north' | 'south' | 'names' | 'shop' | 'carrier' | 'outside' | 'switch';
  /**
   * A ruleset as nft reads it.
   */
  nft: string;
}
/**
 * Makes a service of the lab behave otherwise.
 */
export interface Setting {
  /**
   * The service that is told.
   */
  service: 'names' | 'shop' | 'outside';
  /**
   * What is merged into its configuration; null takes a key away (RFC 7396).
   */
  set: {
    [k: string]: unknown;
  };
}
/**
 * Writes a file of the client.
 */
export interface File {
  /**
   * A file below /etc of the client.
   */
  file: 'resolv.conf' | 'hosts' | 'nsswitch.conf';
  /**
   * What it holds from then on.
   */
  text: string;
  /**
   * True: the text is added to what the file holds.
   */
  append?: boolean;
}
/**
 * A program that goes on until the fault is cleared.
 */
export interface Work {
  /**
   * Where it is done.
   */
  in: 'client' | 'desk' | 'gate' | 'north' | 'south' | 'names' | 'shop' | 'carrier' | 'outside' | 'switch';
  /**
   * What is done.
   */
  work: {
    /**
     * hold: keeps connections open. leak: leaves connections half closed. stuck: listens and never accepts. download: fetches over and over. flap: sets a link down and up.
     */
    task: 'hold' | 'leak' | 'stuck' | 'download' | 'flap';
    /**
     * Where connections go.
     */
    host?: string;
    /**
     * Which port.
     */
    port?: number;
    /**
     * What is fetched.
     */
    path?: string;
    /**
     * How many at once.
     */
    count?: number;
    /**
     * Connections that may wait to be accepted.
     */
    backlog?: number;
    /**
     * The interface that flaps.
     */
    link?: string;
    /**
     * Milliseconds that it is down.
     */
    down_ms?: number;
    /**
     * Milliseconds that it is up.
     */
    up_ms?: number;
  };
}
/**
 * Starts the client's container anew with these variables.
 */
export interface Environment {
  /**
   * Variables by name.
   */
  environment: {
    [k: string]: string;
  };
}
/**
 * A command and what it prints when the fault is there.
 */
export interface Probe {
  /**
   * Where it is run.
   */
  in: 'client' | 'desk' | 'gate' | 'north' | 'south' | 'names' | 'shop' | 'carrier' | 'outside' | 'switch';
  run: Argv1;
  /**
   * A regular expression that its output (stdout, then stderr) matches.
   */
  expect: string;
  /**
   * A regular expression that its output does not match.
   */
  without?: string;
}
