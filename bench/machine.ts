import { cpus, loadavg, release, totalmem, type } from 'node:os';
import type { Machine } from './bench.ts';

/** The machine on which the figures were measured. */
export function thisMachine(): Machine {
  const cores = cpus();
  return {
    cores: cores.length,
    processor: cores[0]?.model.trim() ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    system: `${type()} ${release().split('-')[0]}`,
    loadBefore: Number((loadavg()[0] ?? 0).toFixed(1)),
  };
}
