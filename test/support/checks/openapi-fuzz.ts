import fc from 'fast-check';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Choice, Offer } from '#domain/offers/offer.ts';
import { reconcile } from '#domain/reconciliation/reconcile.ts';
import type { Season } from '#domain/season/season.ts';
import { plusHours } from '#domain/values/time.ts';
import { recountBoard } from '#functions/board/recount-board.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { entries } from '#functions/entries.ts';
import type { GatewayReply } from '#functions/http/reply.ts';
import { loadSeasonState } from '#functions/reconciliation/load-books.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { environmentNames } from '#functions/runtime/environment.ts';
import type { Store } from '#functions/store/client.ts';
import { arbitraryRequest, type Drawn } from '#test/support/builders/arbitrary-request.ts';
import { choicesOf } from '#test/support/builders/choices.ts';
import { invitationsFor, invitedAt, winterSeason } from '#test/support/builders/season.ts';
import { invite, putSeason } from '#test/support/builders/seed.ts';
import { eventFor, type RunningApplicant, runApplicant } from '#test/support/hosts/applicant.ts';
import { countingWrites } from '#test/support/measure/writes.ts';
import { type Contract, contractOf } from './description.ts';

/** How many requests are made to one season before a new one begins. */
const runsOfSeason = 200;

const now = plusHours(invitedAt, 1);
/** Nobody ends offers or sends mail here, and nothing is said of that. */
const beforeAnythingIsDue = plusHours(now, -49);
const pages = entries
  .flatMap(({ name, trigger }) => (name === 'applicant' ? trigger.routes : []))
  .map(({ method, path }) => `${method} ${path}`);
const rare = ['$default', 'HEAD /', 'HEAD /i/{token}', 'HEAD /i/{token}/calendar.ics', 'PUT /i/{token}'];

let applicant: RunningApplicant;
let contract: Contract;

beforeAll(async () => {
  process.env[environmentNames.clockShift] = String(Date.parse(now) - Date.now());
  applicant = await runApplicant();
  contract = contractOf(JSON.parse((await applicant.invoke(eventFor('GET /openapi.json'))).body));
});
afterAll(async () => {
  delete process.env[environmentNames.clockShift];
  await applicant.stop();
});

let seasons = 0;

/** A season of one's own in the function's table, with offers that are open, late and too late. */
async function begin(): Promise<{ readonly season: Season; readonly offers: readonly Offer[] }> {
  seasons += 1;
  const accommodations = { readBy: 'reader@example.org' };
  const season = { ...winterSeason(), id: `fuzzed-${seasons}`, accommodations };
  const { store } = applicant;
  await putSeason(store, season, undefined, 2);
  const crowd = { categorical: 9, 'primary-care': 4, 'physician-scientist': 2, preliminary: 2 };
  const list = invitationsFor(crowd).map((each) => ({ ...each, offerId: each.offerId.replaceAll('-', '') }));
  await invite(store, season, list.slice(0, 3), plusHours(now, -49));
  const offers = await invite(store, season, list);
  await recountBoard(store, season.id);
  await bookSome(store, season, offers);
  return { season, offers };
}

/** Every other offer books the first option of its track, so that there are bookings to move and to cancel. */
async function bookSome(store: Store, season: Season, offers: readonly Offer[]): Promise<void> {
  for (const { id, seatedAs } of offers.filter((_, index) => index % 2 === 1)) {
    const [choice] = choicesOf(season, { seatedAs });
    const ask = { action: 'book', choice: choice as Choice } as const;
    await answerOffer(store, { season: season.id, id }, ask, decisionContext({ kind: 'applicant' }, now));
  }
}

function eventOf({ route, body, padding, isBase64Encoded, ...sent }: Drawn): unknown {
  const whole = body === undefined ? undefined : body + ' '.repeat(padding);
  const encoded = isBase64Encoded && whole !== undefined ? Buffer.from(whole).toString('base64') : whole;
  const event = eventFor(route, { ...sent, ...(encoded === undefined ? {} : { body: encoded }) });
  return { ...(event as object), isBase64Encoded };
}

/** The body of a request, if it is JSON and says so. */
function jsonOf({ body = '', headers }: Drawn): { readonly value: unknown } | undefined {
  if (!headers['content-type']?.startsWith('application/json')) return undefined;
  try {
    return { value: JSON.parse(body) };
  } catch {
    return undefined;
  }
}

/** The problems of a reply to any request, and of the table after it. */
function holdToContract(contract: Contract, request: Drawn, reply: GatewayReply): void {
  const { accept } = request.headers;
  expect(reply.statusCode).toBeLessThan(500);
  if (accept === 'application/json' && reply.body.startsWith('<')) expect(request.route).not.toMatch(/token/);
  if (accept === 'text/html' && reply.body.startsWith('{')) expect(request.route).toBe('GET /openapi.json');
  if (!contract.operations.includes(request.route)) return;
  expect(contract.faultOf(request.route, reply)).toBeUndefined();
  const sent = jsonOf(request);
  if (sent && !contract.allows(request.route, sent.value))
    expect([404, 410, 413, 422, 429], 'a request that is not allowed is refused').toContain(reply.statusCode);
}

/** The function, or one in its place. */
export type Plant = (applicant: RunningApplicant) => RunningApplicant['invoke'];

/** Makes requests of every kind to one season, counting how often each route gave each status. */
async function fuzz(count: number, seed: number, seen: Map<string, number>, plant: Plant): Promise<void> {
  const { season, offers } = await begin();
  const often = pages.filter((each) => each.includes('token'));
  const oftener = contract.operations.filter((each) => each.startsWith('POST') && !each.endsWith('decline'));
  const routes = [...pages, ...rare, ...often, ...oftener, ...oftener];
  const request = fc.asyncProperty(arbitraryRequest(routes, season, offers), async (drawn) => {
    const { result: reply, writes } = await countingWrites(() => plant(applicant)(eventOf(drawn)));
    holdToContract(contract, drawn, reply);
    const granted = reply.statusCode === 303 && drawn.route.startsWith('POST ');
    if (!granted) expect(writes, 'a request that is not granted writes nothing').toBe(0);
    const name = `${drawn.route} ${reply.statusCode}`;
    seen.set(name, (seen.get(name) ?? 0) + 1);
  });
  await fc.assert(request, { numRuns: count, seed, endOnFailure: true });
  await recountBoard(applicant.store, season.id);
  const books = await loadSeasonState(applicant.store, season.id);
  expect(books && reconcile(books, beforeAnythingIsDue)).toEqual([]);
}

/**
 * Makes a number of requests, drawn from the seed, and checks each reply against /openapi.json: no 5xx, the described form, and
 * no write except by a granted request. Returns how often each route gave each status. `plant` may put a bug into the
 * function.
 */
export async function fuzzOpenApi(
  runs: number,
  seed: number,
  plant: Plant = ({ invoke }) => invoke,
): Promise<ReadonlyMap<string, number>> {
  const seen = new Map<string, number>();
  for (let left = runs; left > 0; left -= runsOfSeason)
    await fuzz(Math.min(left, runsOfSeason), seed + left, seen, plant);
  return seen;
}

/** The season has no panel, and the public page is that of another one, which is not applied. */
const canGrant = pages.filter((each) => !each.includes('/panel/') && each !== 'GET /season');

/** Asserts that each route has granted a request: otherwise the requests were not of every kind. */
export function expectGranted(seen: ReadonlyMap<string, number>): void {
  const granted = [...seen.keys()].filter(
    (name) => canGrant.includes(name.slice(0, -4)) && / [23]\d\d$/.test(name),
  );
  expect(granted.length, 'routes that have granted something').toBeGreaterThanOrEqual(canGrant.length - 1);
}
