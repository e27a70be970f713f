import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addressOfQuery,
  hasFilters,
  type ListQuery,
  queryNames,
  readListQuery,
  wholeList,
} from '#domain/application-list/list-query.ts';
import { reviewedRules } from '#test/support/reviews/listed.ts';

const season = reviewedRules();
const read = (address: string) => readListQuery(season, [...new URLSearchParams(address)]);

describe('the address of a list', () => {
  test('without anything asks for everybody by name', () => {
    expect(read('')).toEqual({ query: wholeList });
    expect(read('search=&status=+&page=')).toEqual({ query: wholeList });
    expect(hasFilters(wholeList)).toBe(false);
  });

  test('says filters, order and page', () => {
    expect(read('track=categorical&verdict=fail&rule=step-1&sort=-step1&page=3')).toEqual({
      query: {
        ...{ track: 'categorical', verdict: 'fail', rule: 'step-1', sort: 'step1' },
        ...{ isDescending: true, page: 3 },
      },
    });
  });

  test.each([
    ['', wholeList],
    ['track=categorical', { ...wholeList, track: 'categorical' }],
    ['sort=-name', { ...wholeList, isDescending: true }],
    ['sort=step1', { ...wholeList, sort: 'step1' }],
    ['page=2', { ...wholeList, page: 2 }],
    [
      'search=sample&signal=gold&needs=person&sort=-open&page=12',
      {
        ...{ search: 'sample', signal: 'gold', needs: 'person', sort: 'open' },
        ...{ isDescending: true, page: 12 },
      },
    ],
  ] as const satisfies readonly (readonly [string, ListQuery])[])(
    '“%s” says what differs from the whole list, and nothing else',
    (address, query) => {
      expect(addressOfQuery(query)).toBe(address);
      expect(read(address)).toEqual({ query });
    },
  );

  test('leaves somebody out with a filter, and not by its order or page', () => {
    expect(hasFilters({ ...wholeList, needs: 'person' })).toBe(true);
    expect(hasFilters({ ...wholeList, sort: 'step1', isDescending: true, page: 2 })).toBe(false);
  });

  test('may be as long as 200 characters in each part', () => {
    expect(read(`search=${'x'.repeat(200)}`)).toEqual({
      query: { ...wholeList, search: 'x'.repeat(200) },
    });
  });

  test.each([
    ['shoes=red', '“shoes” is no filter.'],
    ['track=surgery', '“surgery” is no track of this season.'],
    ['rule=step-9', '“step-9” is no rule of this season.'],
    ['status=lost', '“lost” is no status.'],
    ['verdict=maybe', '“maybe” is no verdict.'],
    ['signal=bronze', '“bronze” is no signal.'],
    ['needs=nothing', '“nothing” is no question for a person.'],
    ['sort=shoe-size', '“shoe-size” is no order.'],
    ['page=0', '“0” is no number of a page.'],
    ['page=1e3', '“1e3” is no number of a page.'],
    ['status=closed&status=on-hold', '“status” is there twice.'],
    [`search=${'x'.repeat(201)}`, 'The search is longer than 200 characters.'],
    [`${'y'.repeat(40)}=1`, `“${'y'.repeat(40)}” is no filter.`],
    [`${'y'.repeat(41)}=1`, `“${'y'.repeat(40)}…” is no filter.`],
    [`${'y'.repeat(60)}=1`, `“${'y'.repeat(40)}…” is no filter.`],
  ])('%s is a problem that is told, and shows nobody', (address, problem) => {
    expect(read(address)).toEqual({ problems: [problem] });
  });

  test('can be anything: the answer is a query or problems, and a query comes back from its own address', () => {
    const name = fc.oneof(fc.constantFrom(...queryNames), fc.string());
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('categorical', 'step-1', 'pass', 'closed', 'gold', '-name', '2', 'person'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, text), { maxLength: 6 }), (parts) => {
        const found = readListQuery(season, parts);
        if ('problems' in found) expect(found.problems.length).toBeGreaterThan(0);
        else expect(read(addressOfQuery(found.query))).toEqual(found);
      }),
    );
  });
});
