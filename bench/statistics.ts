import type { Figure } from './bench.ts';

/** The value that `share` of `values` do not exceed (nearest rank): 0.5 is the median, 0.99 the 99th percentile. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const at = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (at === undefined) throw new Error('nothing was measured');
  return at;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The figure that several runs give. */
export function figure(what: string, of: string, unit: string, values: readonly number[]): Figure {
  return {
    what,
    of,
    unit,
    median: rounded(median(values)),
    lowest: rounded(Math.min(...values)),
    highest: rounded(Math.max(...values)),
    runs: values.length,
  };
}

/** Three significant digits: more than a shared machine can repeat. */
export function rounded(value: number): number {
  return Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(3));
}
