import { createLab, type DnsLab, type LabOptions } from '../lab/lab.ts';

/** Several equal labs, each used by one case at a time: most of a case is waiting for servers that stay silent. */
export interface LabPool {
  /** Runs the work in a lab that is free, once one is. */
  readonly use: <T>(work: (lab: DnsLab) => Promise<T>) => Promise<T>;
  readonly down: () => Promise<void>;
}

/** Starts the labs of a pool. */
export async function createLabPool(size: number, options: LabOptions): Promise<LabPool> {
  const labs: DnsLab[] = [];
  for (let i = 0; i < size; i++) labs.push(await createLab(options));
  const free = [...labs];
  const waiting: ((lab: DnsLab) => void)[] = [];
  const take = () =>
    new Promise<DnsLab>((given) => {
      const lab = free.pop();
      if (lab === undefined) waiting.push(given);
      else given(lab);
    });
  const giveBack = (lab: DnsLab) => {
    const next = waiting.shift();
    if (next === undefined) free.push(lab);
    else next(lab);
  };
  return {
    use: async (work) => {
      const lab = await take();
      return work(lab).finally(() => giveBack(lab));
    },
    down: async () => {
      await Promise.all(labs.map((lab) => lab.down()));
    },
  };
}
