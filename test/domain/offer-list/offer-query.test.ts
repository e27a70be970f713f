import { expect, test } from 'vitest';
import { addressOfOffers, allOffers, readOfferQuery } from '#domain/offer-list/offer-query.ts';
import { winterSeason } from '#test/support/builders/season.ts';

const season = winterSeason();
const read = (address: string) => readOfferQuery(season, [...new URLSearchParams(address)]);

test('an address without parts asks for every offer, and empty parts count as left out', () => {
  expect(read('')).toEqual({ query: allOffers });
  expect(read('status=&track=+&sort=')).toEqual({ query: allOffers });
});

test('a part that asks for what is usual is read, and left out of the address', () => {
  expect(read('sort=name&page=1')).toEqual({ query: allOffers });
  expect(addressOfOffers(allOffers)).toBe('');
});

test.each([
  'search=ann&status=open&track=categorical&as=primary-care&on=2030-11-19&start=morning',
  'ends=soon&before=2030-11-01&mail=trouble&sort=ends&page=3',
  'ends=2030-10-30',
  'page=12345',
  `search=${'a'.repeat(200)}`,
])('what “%s” asks for leads to the same address again', (address) => {
  const asked = read(address);
  expect('query' in asked && addressOfOffers(asked.query)).toBe(address);
});

test.each([
  ['status=late', '“late” is no status of an offer.'],
  ['track=surgery', '“surgery” is no track of this season.'],
  ['as=surgery', '“surgery” is no track of this season.'],
  ['on=2030-11-20', '“2030-11-20” is no interview day.'],
  ['start=evening', '“evening” is no start of a day.'],
  ['ends=tomorrow', '“tomorrow” is no day.'],
  ['before=2030-02-30', '“2030-02-30” is no day.'],
  ['mail=fine', '“fine” is no trouble with mail.'],
  ['sort=zone', '“zone” is no order.'],
  ['page=0', '“0” is no number of a page.'],
  ['page=123456', '“123456” is no number of a page.'],
  ['page=1a', '“1a” is no number of a page.'],
  ['page=a1', '“a1” is no number of a page.'],
  [`status=${'a'.repeat(40)}`, `“${'a'.repeat(40)}” is no status of an offer.`],
  [`status=${'a'.repeat(41)}`, `“${'a'.repeat(40)}…” is no status of an offer.`],
  ['color=red', '“color” is no filter.'],
  ['constructor=1', '“constructor” is no filter.'],
  ['status=open&status=booked', '“status” is there twice.'],
  [`search=${'a'.repeat(201)}`, `“${'a'.repeat(40)}…” is no search.`],
])('“%s” shows no offer, and says why', (address, problem) => {
  expect(read(address)).toEqual({ problems: [problem] });
});
