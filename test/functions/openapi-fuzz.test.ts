import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import type { Choice, Offer } from '../../domain/offer.ts';
import { reconcile } from '../../domain/reconcile.ts';
import { plusHours } from '../../domain/time.ts';
import { answerOffer } from '../../functions/answers.ts';
import { entries } from '../../functions/entries.ts';
import { environmentNames } from '../../functions/environment.ts';
import type { GatewayReply } from '../../functions/http/reply.ts';
import { momentOf } from '../../functions/moment.ts';
import { readBooks } from '../../functions/store/books.ts';
import type { Store } from '../../functions/store/client.ts';
import { eventFor, runApplicant } from '../support/applicant.ts';
import { arbitraryRequest, type Drawn } from '../support/arbitrary-request.ts';
import { choicesOf } from '../support/choices.ts';
import { type Contract, contractOf } from '../support/description.ts';
import { invitedAt, winterSeason } from '../support/season.ts';
import { invitationsFor, invite, seedSeason } from '../support/seed.ts';
import { drawSeed } from '../support/seeded.ts';
import { countingWrites } from '../support/writes.ts';

/** How many requests are made in all, and how many of them to one season before a new one begins. */
const runs = Number(process.env.FUZZ_RUNS ?? 1_000);
const runsOfSeason = 200;
const seed = drawSeed();

const season = winterSeason();
const now = plusHours(invitedAt, 1);
/** Nobody ends offers or sends mail here, and nothing is said of that. */
const beforeAnythingIsDue = plusHours(now, -49);
const pages = entries
  .flatMap(({ trigger }) => (trigger.kind === 'http' ? trigger.routes : []))
  .map(({ method, path }) => `${method} ${path}`);
const rare = ['$default', 'HEAD /', 'HEAD /i/{token}', 'HEAD /i/{token}/calendar.ics', 'PUT /i/{token}'];

afterEach(() => {
  delete process.env[environmentNames.clockShift];
});

/** The function in a process of its own, as it were, on a season with offers that are open, late and too late. */
async function begin() {
  const store = await seedSeason(season);
  const crowd = { categorical: 9, 'primary-care': 4, 'physician-scientist': 2, preliminary: 2 };
  const list = invitationsFor(crowd).map((each) => ({ ...each, offerId: each.offerId.replaceAll('-', '') }));
  await invite(store, season, list.slice(0, 3), plusHours(now, -49));
  const offers = await invite(store, season, list);
  process.env[environmentNames.clockShift] = String(Date.parse(now) - Date.now());
  vi.resetModules();
  const applicant = await runApplicant(store);
  const document = await applicant.invoke(eventFor('GET /openapi.json'));
  await bookSome(store, offers);
  return { applicant, offers, contract: contractOf(JSON.parse(document.body)) };
}

/** Every other offer books what its track offers first, so that there is something to move and to cancel. */
async function bookSome(store: Store, offers: readonly Offer[]): Promise<void> {
  for (const { id, seatedAs } of offers.filter((_, index) => index % 2 === 1)) {
    const [choice] = choicesOf(season, { seatedAs });
    const ask = { action: 'book', choice: choice as Choice } as const;
    await answerOffer(store, { season: season.id, id }, ask, momentOf({ kind: 'applicant' }, now));
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

/** What is wrong with a reply, whatever the request was; and with what became of the table. */
function holdToContract(contract: Contract, request: Drawn, reply: GatewayReply): void {
  const { accept } = request.headers;
  expect(reply.statusCode).toBeLessThan(500);
  if (accept === 'application/json' && reply.body.startsWith('<')) expect(request.route).not.toMatch(/token/);
  if (accept === 'text/html' && reply.body.startsWith('{')) expect(request.route).toBe('GET /openapi.json');
  if (!contract.operations.includes(request.route)) return;
  expect(contract.faultOf(request.route, reply)).toBeUndefined();
  const sent = jsonOf(request);
  if (sent && !contract.allows(request.route, sent.value))
    expect([404, 410, 413, 422, 429], 'what is not allowed is not taken').toContain(reply.statusCode);
}

/** Makes requests of every kind to one season, counting how often each route gave each status. */
async function fuzz(count: number, seed: number, seen: Map<string, number>): Promise<void> {
  const { applicant, offers, contract } = await begin();
  const often = pages.filter((each) => each.includes('token'));
  const oftener = contract.operations.filter((each) => each.startsWith('POST') && !each.endsWith('decline'));
  const routes = [...pages, ...rare, ...often, ...oftener, ...oftener];
  const request = fc.asyncProperty(arbitraryRequest(routes, season, offers), async (drawn) => {
    const { result: reply, writes } = await countingWrites(() => applicant.invoke(eventOf(drawn)));
    holdToContract(contract, drawn, reply);
    if (reply.statusCode !== 303) expect(writes, 'what is not granted writes nothing').toBe(0);
    const name = `${drawn.route} ${reply.statusCode}`;
    seen.set(name, (seen.get(name) ?? 0) + 1);
  });
  await fc.assert(request, { numRuns: count, seed, endOnFailure: true }).finally(() => applicant.stop());
  const books = await readBooks(applicant.store, season.id);
  expect(books && reconcile(books, beforeAnythingIsDue)).toEqual([]);
}

test(`${runs} requests (SEED=${seed}) are answered as /openapi.json says, and what is refused changes nothing`, async () => {
  const seen = new Map<string, number>();
  for (let left = runs; left > 0; left -= runsOfSeason)
    await fuzz(Math.min(left, runsOfSeason), seed + left, seen);
  const granted = [...seen.keys()].filter((name) => / [23]\d\d$/.test(name));
  const unlucky = runs < 1_000 ? pages.length : 1;
  expect(granted.length, 'routes that have granted something').toBeGreaterThanOrEqual(pages.length - unlucky);
}, 3_600_000);
