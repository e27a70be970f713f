import { expect, test } from 'vitest';
import { instant } from '#domain/values/time.ts';
import { extendedPage } from '#functions/desk/offers/extend-page.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { sampleOffer } from '#test/support/builders/sample-season.ts';

const coordinator: SignedIn = {
  ...{ season: 'sample-2020', address: 'c@example.org', may: 'edit', program: 'Sample', zone: 'UTC' },
  ...{ csrf: 'token', session: 'hash' },
};

test('a group that is too large for one step is gone on with by a button that names exactly the rest', () => {
  const offers = ['one', 'two', 'three'].map((name) => sampleOffer({ id: `offer_${name}` }));
  const group = {
    ...{ offers, typedUntil: '2020-11-12T12:00', reason: 'A storm.', until: instant('2020-11-12T17:00Z') },
    place: { action: '/desk/offers/extend', back: { path: '/desk/offers', words: 'Back' }, area: 'offers' },
  } as const;
  const body = extendedPage(coordinator, group, { done: ['offer_one'], refused: [] }, offers.slice(1));
  expect(body).toContain('Go on with the other 2');
  expect([...body.matchAll(/name="chosen" value="(\w+)~/g)].map(([, id]) => id)).toEqual([
    'offer_two',
    'offer_three',
  ]);
  expect(body).toMatch(/name="do" value="extend"[\s\S]*Go on/);
  expect(extendedPage(coordinator, group, { done: ['offer_one'], refused: [] }, [])).not.toContain('Go on');
});
