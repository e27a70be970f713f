import fc from 'fast-check';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { tokenFor } from '#functions/links/link-token.ts';
import { testKeys } from '#test/support/hosts/applicant.ts';
import { choicesOf } from './choices.ts';

/** A request as it comes in: to one route, in any form. */
export type Drawn = {
  readonly route: string;
  readonly token: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The number of spaces after the body. */
  readonly padding: number;
  readonly isBase64Encoded: boolean;
};

const zones = ['America/New_York', 'Asia/Tokyo', 'UTC', 'Asia/Kathmandu', 'Mars/Olympus', '', '../../etc'];
const accepts = [
  'application/json',
  'text/html',
  'application/problem+json',
  '*/*',
  'text/html, application/json',
];
const jsonType = 'application/json';
const formType = 'application/x-www-form-urlencoded';
const types = [
  jsonType,
  formType,
  'application/json; charset=utf-8',
  'text/plain',
  'multipart/form-data',
  '',
];

const nasty = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    '\u0000',
    '\r\nx: y',
    '<script>',
    '‮',
    '💩'.repeat(40),
    'null',
    '2030-02-30',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** A token that leads to the offer, mostly; else of another generation, of nothing that exists, forged, or anything. */
function arbitraryToken(offer: Offer): fc.Arbitrary<string> {
  const good = tokenFor(offer, testKeys);
  return fc.oneof(
    { weight: 16, arbitrary: fc.constant(good) },
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        tokenFor({ ...offer, generation: offer.generation + 1 }, testKeys),
        tokenFor({ ...offer, id: 'offer_unknown' }, testKeys),
        tokenFor({ ...offer, season: 'unknown' }, testKeys),
        tokenFor(offer, { ...testKeys, current: 'x'.repeat(43) }),
        `${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}`,
      ),
    },
    { weight: 1, arbitrary: nasty },
  );
}

/** A body as the forms would send it: a choice of the offer's own track, now and then of another. */
function goodBody(season: Season, offer: Offer): fc.Arbitrary<Record<string, unknown>> {
  const own = choicesOf(season, offer);
  const all = season.tracks.flatMap(({ id }) => choicesOf(season, { seatedAs: id }));
  return fc
    .tuple(
      fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...own) }, fc.constantFrom(...all)),
      fc.record(
        {
          version: fc.integer({ min: 1, max: 3 }),
          seasonVersion: fc.integer({ min: 1, max: 3 }),
          text: fc.constantFrom('Sample need', 'Of two\nlines', 'x'.repeat(1_001)),
          requestVersion: fc.integer({ min: 0, max: 3 }),
          zone: fc.constantFrom(...zones),
        },
        { requiredKeys: [] },
      ),
    )
    .map(([{ option, starts }, rest]) => ({ option, starts: [...starts], ...rest }));
}

/** Bodies with one thing that is not as it should be, and things that are no bodies at all. */
function badBody(good: fc.Arbitrary<Record<string, unknown>>): fc.Arbitrary<unknown> {
  const field = fc.constantFrom(
    'option',
    'starts',
    'version',
    'version',
    'seasonVersion',
    'zone',
    'action',
    '__proto__',
  );
  const value = fc.oneof(
    fc.constantFrom(true, null, -1, 0.5, 1e300, [2], '2', ' 2', '0x2', '2e0', '', {}),
    nasty,
    fc.jsonValue({ maxDepth: 2 }),
  );
  const spoiled = fc
    .tuple(good, field, value)
    .map(([body, name, other]) => Object.fromEntries([...Object.entries(body), [name, other]]));
  const short = fc.tuple(good, field).map(([body, name]) => {
    const { [name]: _, ...rest } = body;
    return rest;
  });
  return fc.oneof(spoiled, short, fc.jsonValue({ maxDepth: 3 }));
}

/** Any value as a form could hold it; not every object can be made a text otherwise. */
function written(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function asForm(body: unknown): string {
  if (typeof body !== 'object' || body === null) return written(body);
  return new URLSearchParams(
    Object.entries(body).flatMap(([name, value]): [string, string][] =>
      name === 'starts' && Array.isArray(value)
        ? value.map((start, index) => [`start-${index + 1}`, written(start)])
        : [[name, written(value)]],
    ),
  ).toString();
}

/** The body and its content type. A valid body has only the fields of the operation. */
function arbitraryBody(
  season: Season,
  offer: Offer,
  route: string,
): fc.Arbitrary<{ type: string; body?: string }> {
  const isAsking = route.includes('/accommodation');
  const fields = /\/(book|move)$/.test(route)
    ? ['option', 'starts', 'seasonVersion', 'zone', ...(route.endsWith('move') ? ['version'] : [])]
    : [
        'zone',
        ...(route.endsWith('cancel') ? ['version'] : []),
        ...(isAsking ? ['requestVersion'] : []),
        ...(isAsking && !route.endsWith('withdraw') ? ['text'] : []),
      ];
  const fitting = goodBody(season, offer).map((body) =>
    Object.fromEntries(Object.entries(body).filter(([name]) => fields.includes(name))),
  );
  return fc.oneof(
    { weight: 8, arbitrary: fitting.map((body) => ({ type: jsonType, body: JSON.stringify(body) })) },
    { weight: 6, arbitrary: fitting.map((body) => ({ type: formType, body: asForm(body) })) },
    {
      weight: 3,
      arbitrary: badBody(fitting).map((body) => ({ type: jsonType, body: JSON.stringify(body) })),
    },
    { weight: 2, arbitrary: badBody(fitting).map((body) => ({ type: formType, body: asForm(body) })) },
    {
      weight: 1,
      arbitrary: fc.record({ type: fc.constantFrom(...types), body: fc.oneof(nasty, fc.json()) }),
    },
    { weight: 1, arbitrary: fc.constantFrom(...types).map((type) => ({ type })) },
  );
}

/** A request to one of `routes`: valid and hostile tokens, bodies, types and wishes about the answer. */
export function arbitraryRequest(
  routes: readonly string[],
  season: Season,
  offers: readonly Offer[],
): fc.Arbitrary<Drawn> {
  return fc.tuple(fc.constantFrom(...routes), fc.constantFrom(...offers)).chain(([route, offer]) =>
    fc
      .record({
        token: arbitraryToken(offer),
        query: fc.oneof(
          fc.constantFrom(...zones).map((zone) => new URLSearchParams({ zone }).toString()),
          fc.constantFrom('', 'done=booked', 'done=moved&zone=UTC', 'done=%FF'),
          fc.webQueryParameters(),
        ),
        accept: fc.oneof(fc.constantFrom(...accepts), nasty, fc.constant(undefined)),
        sent: route.startsWith('POST')
          ? arbitraryBody(season, offer, route)
          : fc.constant({ type: '', body: undefined }),
        padding: fc.oneof({ weight: 20, arbitrary: fc.constant(0) }, fc.constantFrom(8_000, 9_000, 40_000)),
        isBase64Encoded: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.boolean()),
      })
      .map(({ token, query, accept, sent: { type, body }, ...how }) => ({
        route,
        token,
        query,
        headers: { ...(accept === undefined ? {} : { accept }), ...(type ? { 'content-type': type } : {}) },
        ...(body === undefined ? {} : { body }),
        ...how,
      })),
  );
}
