import { fisherExact } from './fisher.ts';

/** How many of a group were considered at a stage, and how many of them passed it. */
export type GroupCount = { readonly group: string; readonly considered: number; readonly selected: number };

type Counts = Omit<GroupCount, 'group'>;

/** How a stage falls on a group, against the group with the highest rate. */
export type Impact = {
  /** The rate of the group, divided by that of the reference; under 0.8 the four-fifths rule asks. */
  readonly ratio: number;
  /** The 95 % interval of the ratio; absent where a rate is 0, which has none. */
  readonly interval?: readonly [number, number];
  /** In standard deviations; above 1.96 the difference is unlikely to be chance. */
  readonly z: number;
  /** Fisher's exact test, two-sided. */
  readonly fisher: number;
  /** An expected cell is under 5, so that Fisher's test counts and `z` does not. */
  readonly isSmall: boolean;
  /** What `ratio`, `z` and `fisher` would be with two more of the group selected. */
  readonly withTwoMore: { readonly ratio: number; readonly z: number; readonly fisher: number };
  /** The finding by `z` would vanish with two more: too little to rest anything on. */
  readonly flips: boolean;
};

/** Two standard deviations, as courts and the 95 % interval have them. */
export const Z_LIMIT = 1.96;
export const FOUR_FIFTHS = 0.8;
const SMALL_CELL = 5;
const TWO_MORE = 2;

/**
 * The figures of adverse impact of a group against the reference (29 CFR 1607.4 D; formulas as in psymetlab's
 * `adverse_impact`). Throws nothing: a reference that nobody passed has the ratio 1.
 */
export function impactOf(group: Counts, reference: Counts): Impact {
  const interval = intervalOf(group, reference);
  const more = { ...group, selected: Math.min(group.considered, group.selected + TWO_MORE) };
  const [z, zWithMore] = [zOf(group, reference), zOf(more, reference)];
  return {
    ratio: ratioOf(group, reference),
    ...(interval ? { interval } : {}),
    z,
    fisher: fisherExact(group, reference),
    isSmall: smallestExpected(group, reference) < SMALL_CELL,
    withTwoMore: { ratio: ratioOf(more, reference), z: zWithMore, fisher: fisherExact(more, reference) },
    flips: z > Z_LIMIT && zWithMore <= Z_LIMIT,
  };
}

/** How many more of the group would have to pass for its rate to be that of everybody; negative if more pass already. */
export function shortfallOf(group: Counts, all: Counts): number {
  return group.considered * rateOf(all) - group.selected;
}

export function rateOf({ considered, selected }: Counts): number {
  return considered === 0 ? 0 : selected / considered;
}

function ratioOf(group: Counts, reference: Counts): number {
  return reference.selected === 0 ? 1 : rateOf(group) / rateOf(reference);
}

function intervalOf(group: Counts, reference: Counts): readonly [number, number] | undefined {
  if (group.selected === 0 || reference.selected === 0) return undefined;
  const part = (each: Counts) => (1 - rateOf(each)) / (each.considered * rateOf(each));
  const spread = Z_LIMIT * Math.sqrt(part(group) + part(reference));
  const middle = Math.log(ratioOf(group, reference));
  return [Math.exp(middle - spread), Math.exp(middle + spread)];
}

function zOf(group: Counts, reference: Counts): number {
  const pooled = (group.selected + reference.selected) / (group.considered + reference.considered);
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / group.considered + 1 / reference.considered));
  return spread === 0 ? 0 : (rateOf(reference) - rateOf(group)) / spread;
}

function smallestExpected(group: Counts, reference: Counts): number {
  const all = group.considered + reference.considered;
  const selected = group.selected + reference.selected;
  const fewer = Math.min(group.considered, reference.considered);
  return (fewer * Math.min(selected, all - selected)) / all;
}
