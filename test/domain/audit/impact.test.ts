import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditRows } from '#domain/audit/audit.ts';
import { fisherExact } from '#domain/audit/fisher.ts';
import { impactOf, rateOf, shortfallOf } from '#domain/audit/impact.ts';

const of = (selected: number, considered: number) => ({ selected, considered });
const to = (value: number, digits: number) => Number(value.toFixed(digits));

/** Worked examples, checked by hand and by another program. */
describe('the figures of published examples', () => {
  test('15 of 25 against 2 of 10', () => {
    const impact = impactOf(of(2, 10), of(15, 25));
    expect(to(impact.ratio, 4)).toBe(0.3333);
    expect(impact.interval?.map((each) => to(each, 4))).toEqual([0.0927, 1.1992]);
    expect(to(impact.z, 4)).toBe(2.139);
    expect(to(impact.fisher, 4)).toBe(0.0599);
    expect(to(shortfallOf(of(2, 10), of(17, 35)), 3)).toBe(2.857);
    expect(to(impact.withTwoMore.ratio, 4)).toBe(0.6667);
    expect(to(impact.withTwoMore.z, 4)).toBe(1.073);
    expect(to(impact.withTwoMore.fisher, 4)).toBe(0.4543);
    expect(impact).toMatchObject({ flips: true, isSmall: true });
  });

  test('240 of 2,400 against 40 of 1,600', () => {
    const impact = impactOf(of(40, 1_600), of(240, 2_400));
    expect(to(impact.ratio, 4)).toBe(0.25);
    expect(impact.interval?.map((each) => to(each, 4))).toEqual([0.18, 0.3473]);
    expect(to(impact.z, 4)).toBe(9.1077);
    expect(to(shortfallOf(of(40, 1_600), of(280, 4_000)), 6)).toBe(72);
    expect(impact).toMatchObject({ flips: false, isSmall: false });
    expect(impact.fisher).toBeLessThan(1e-12);
  });

  test('30 of 100 against 5 of 20', () => {
    const impact = impactOf(of(5, 20), of(30, 100));
    expect(to(impact.ratio, 4)).toBe(0.8333);
    expect(impact.interval?.map((each) => to(each, 4))).toEqual([0.3685, 1.8846]);
    expect(to(impact.z, 4)).toBe(0.4491);
    expect(to(impact.fisher, 4)).toBe(0.7907);
    expect(impact.flips).toBe(false);
  });
});

test('a rate of 0 has no interval, and no group has a ratio to a reference of 0', () => {
  expect(impactOf(of(0, 40), of(20, 40))).not.toHaveProperty('interval');
  expect(impactOf(of(0, 40), of(0, 40))).toMatchObject({ ratio: 1, z: 0, fisher: 1 });
  expect(impactOf(of(40, 40), of(40, 40))).toMatchObject({ ratio: 1, z: 0, fisher: 1 });
});

test('a group of nobody has the rate 0, and a reference of 0 no interval', () => {
  expect(rateOf(of(0, 0))).toBe(0);
  expect(impactOf(of(5, 40), of(0, 40))).not.toHaveProperty('interval');
});

test('a table is small if an expected cell is under five, of those who pass or of those who do not', () => {
  expect(impactOf(of(5, 10), of(5, 10)).isSmall).toBe(false);
  expect(impactOf(of(4, 10), of(5, 10)).isSmall).toBe(true);
  expect(impactOf(of(9, 10), of(10, 10)).isSmall).toBe(true);
  expect(impactOf(of(50, 100), of(60, 100)).isSmall).toBe(false);
});

const counts = fc
  .integer({ min: 1, max: 60 })
  .chain((considered) => fc.record({ considered: fc.constant(considered), selected: fc.nat(considered) }));

test('Fisher’s test is a probability, the same from both sides and for those who did not pass', () => {
  const others = ({ considered, selected }: { considered: number; selected: number }) =>
    of(considered - selected, considered);
  fc.assert(
    fc.property(counts, counts, (one, other) => {
      const chance = fisherExact(one, other);
      expect(chance).toBeGreaterThan(0);
      expect(chance).toBeLessThanOrEqual(1);
      expect(fisherExact(other, one)).toBeCloseTo(chance, 9);
      expect(fisherExact(others(one), others(other))).toBeCloseTo(chance, 9);
    }),
  );
});

describe('what may be said of a group', () => {
  const rows = (...groups: readonly [string, number, number][]) =>
    Object.fromEntries(
      auditRows(groups.map(([group, selected, considered]) => ({ group, selected, considered }))).map(
        ({ group, figures }) => [group, figures],
      ),
    );

  test('of fewer than five people there are no figures, of five there are', () => {
    const { few, five } = rows(['many', 50, 100], ['few', 4, 4], ['other few', 1, 4], ['five', 5, 5]);
    expect(few).toBeUndefined();
    expect(five).toMatchObject({ considered: 5, selected: 5, rate: 1 });
  });

  test('fewer than thirty people are not compared, and are no reference', () => {
    const { many, few, thirty } = rows(['many', 50, 100], ['few', 29, 29], ['thirty', 10, 30]);
    expect(few).not.toHaveProperty('impact');
    expect(few).toMatchObject({ isReference: false });
    expect(thirty?.impact?.ratio).toBeCloseTo(2 / 3);
    expect(many).toMatchObject({ isReference: true });
  });

  test('a share under two percent is not compared, however many people it is', () => {
    const { small, enough } = rows(['many', 1_000, 2_450], ['small', 10, 50], ['enough', 11, 55]);
    expect(small).not.toHaveProperty('impact');
    expect(enough).toHaveProperty('impact');
    const { just } = rows(['many', 1_000, 2_450], ['just', 10, 50]);
    expect(just).toHaveProperty('impact');
  });

  test('the reference is the group with the highest rate', () => {
    const { best, other } = rows(['other', 20, 100], ['best', 40, 100]);
    expect(best).toMatchObject({ isReference: true });
    expect(best).not.toHaveProperty('impact');
    expect(other?.impact?.ratio).toBe(0.5);
    expect(other?.shortfall).toBe(10);
  });

  test('of groups with the same rate the first is the reference', () => {
    const { one, other } = rows(['one', 20, 40], ['other', 30, 60]);
    expect(one).toMatchObject({ isReference: true });
    expect(other?.impact?.ratio).toBe(1);
  });

  test('without a group that is large enough nothing is compared', () => {
    expect(rows(['one', 5, 10], ['other', 2, 10])).toMatchObject({
      one: { isReference: false },
      other: { isReference: false },
    });
  });
});
