import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { askForAccommodation } from '#domain/accommodations/ask-for-accommodation.ts';
import { isApplicationTitle } from '#domain/applications/columns/column-titles.ts';
import { expire } from '#domain/invitations/expire.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { remind } from '#domain/reminders/remind.ts';
import type { Season } from '#domain/season/season.ts';
import { type CalendarDay, type Instant, instant, plusHours } from '#domain/values/time.ts';
import { prepareWave } from '#domain/waves/prepare-wave.ts';
import { releasePrepared } from '#domain/waves/release-prepared.ts';
import { loadRequest } from '#functions/accommodations/load-request.ts';
import { applyImport } from '#functions/applications/apply-import.ts';
import { planFile } from '#functions/applications/plan-file.ts';
import { recountBoard } from '#functions/board/recount-board.ts';
import { type Ask, answerOffer } from '#functions/booking/answer-offer.ts';
import { loadStanding, loadView } from '#functions/booking/load-standing.ts';
import { mailEvent } from '#functions/delivery/mail-event.ts';
import { noteMailEvent } from '#functions/delivery/note-mail-event.ts';
import { loadRoster } from '#functions/desk/days/load-roster.ts';
import { loadDayLines } from '#functions/desk/interviews/load-day-lines.ts';
import { loadOffers } from '#functions/desk/offers/load-offers.ts';
import { loadGlance } from '#functions/desk/season/load-glance.ts';
import { askForLink, useLink } from '#functions/desk/sign-in/answer-sign-in.ts';
import { writeDigest } from '#functions/digest/write-digest.ts';
import { loadInterviewer } from '#functions/interviewer/interviewer-model.ts';
import { crewOf } from '#functions/interviewers/change-crew.ts';
import { interviewersOfDay } from '#functions/interviewers/interviewers-of-day.ts';
import { loadDay } from '#functions/interviews/load-day.ts';
import { loadMatchList } from '#functions/match-lists/change-list.ts';
import { loadSeasonState } from '#functions/reconciliation/load-books.ts';
import { loadRecord } from '#functions/record/load-record.ts';
import { previewReviews } from '#functions/review/preview-reviews.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';
import { loadStatuses } from '#functions/statuses/load-statuses.ts';
import { attempt } from '#functions/store/attempt.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';
import { readApplicationPage } from '#functions/store/items/applications.ts';
import { readDue } from '#functions/store/items/due.ts';
import { readOffers, readOffersToShow } from '#functions/store/items/offers.ts';
import { readOutlook } from '#functions/store/items/outlook.ts';
import { readRecord } from '#functions/store/items/records.ts';
import { readSeats } from '#functions/store/items/seats.ts';
import { readSessions } from '#functions/store/items/sessions.ts';
import { csvTable } from '#functions/tables/csv-table.ts';
import { planWaveOf } from '#functions/waves/plan-wave-of.ts';
import { sampleExport } from '#infra/sample/main.ts';
import { readList } from '#test/support/builders/read-list.ts';
import { invitationFor } from '#test/support/builders/season.ts';
import { invite, seedSeason } from '#test/support/builders/seed.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';
import { signInRecords } from '#test/support/hosts/desk.ts';
import { type Meter, meter } from '#test/support/measure/meter.ts';

/*
 * The units in the table of access patterns in docs/architecture.md are those measured here: the reference season with
 * the sample's sixty applicants, one thing done after the other.
 */
const root = resolve(import.meta.dirname, '../../..');
const text = (path: string) => readFileSync(join(root, path), 'utf8');
const invitedAt = instant('2020-10-26T13:00Z');
const measured = new Map<string, string>();

let store: Store;
let season: Season;
let used: Meter;

/** Does `work` and keeps its use of the table, as `reads, writes + index`. */
async function measure<T>(what: string, work: () => Promise<T>): Promise<T> {
  const before = { ...used };
  const result = await work();
  const writes = used.writeUnits - before.writeUnits;
  const index = used.indexUnits - before.indexUnits;
  measured.set(what, `${used.readUnits - before.readUnits} | ${writes}${index > 0 ? ` + ${index}` : ''}`);
  return result;
}

async function ask(what: string, applicant: string, asked: Ask): Promise<void> {
  const name = { season: season.id, id: `offer_${applicant}` };
  const context = decisionContext({ kind: 'applicant' }, plusHours(invitedAt, 1));
  const answer = await measure(what, () => answerOffer(store, name, asked, context));
  expect(answer.kind).toBe('granted');
}

/** Fills the afternoon of a day, as a crowd would. */
async function fillAfternoon(): Promise<void> {
  const seats = await readSeats(store, season.id, { on: '2020-12-15' as CalendarDay, start: 'afternoon' });
  const changes = seats.map(
    ({ tracks, ...seat }) => ({ kind: 'take-seat', seat, tracks, offer: 'offer_crowd' }) as const,
  );
  await commit(openStore(store.table, databaseAccess()), season.id, changes, 'a-crowd');
}

async function refuse(what: string, applicant: string, asked: Ask): Promise<void> {
  const name = { season: season.id, id: `offer_${applicant}` };
  const context = decisionContext({ kind: 'applicant' }, plusHours(invitedAt, 1));
  const answer = await measure(what, () => answerOffer(store, name, asked, context));
  expect(answer).toMatchObject({ kind: 'refused', refusal: { kind: 'start-full' } });
}

/** The cached season does not age, so that it is read once however slow the machine is. */
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const read = readSeasonFile(text('seasons/im-2020-2021.yaml'));
  if (!('season' in read)) throw new Error('the reference season has faults');
  season = read.season;
  store = await seedSeason(season);
  const { rows } = readList(text('seasons/sample-applicants.csv'), season);
  const invitations = rows.map(({ applicant, tracks }, index) => ({
    applicant,
    tracks,
    offerId: `offer_${String(index).padStart(26, '0')}`,
    recordId: `record_${String(index).padStart(26, '0')}`,
  }));
  await invite(store, season, invitations, invitedAt);
  await recountBoard(store, season.id);
  used = meter(store.client, new DynamoDBClient(databaseAccess()));
});

/** An offer in a wave that leaves an hour after `at`. */
async function prepareOne(at: Instant): Promise<Offer> {
  const wave = { at: plusHours(at, 1), again: false };
  const { verdict } = await attempt(
    store,
    season.id,
    () => readOutlook(store, season.id),
    (outlook) =>
      prepareWave(
        season,
        outlook,
        [invitationFor('late', 'preliminary')],
        wave,
        decisionContext({ kind: 'clock' }, at),
      ),
  );
  const [offer] = verdict.kind === 'decision' ? verdict.result : [];
  if (!offer) throw new Error('nothing was prepared');
  return offer;
}

async function nextOf(track: string): Promise<string> {
  const open = (await readOffers(store, season.id)).find(
    (offer) => offer.state === 'open' && offer.seatedAs === track,
  );
  return open?.id.replace('offer_', '') ?? '';
}

test('what interviewers do costs as much as docs/architecture.md says', () => measureInterviewers());

test('every access pattern costs as much as docs/architecture.md says', async () => {
  const oneDay = { option: '2020-12-03', starts: ['morning'] } as const;
  const pair = { option: '2020-11-16_2020-11-17', starts: ['morning', 'afternoon'] } as const;
  await loadStanding(store, { season: season.id, id: `offer_${await nextOf('categorical')}` }, [], false);
  const first = await nextOf('categorical');
  await measure('open the page', () => loadView(store, { season: season.id, id: `offer_${first}` }));
  await ask('book one day, kept seat', first, { action: 'book', choice: oneDay });
  const second = await nextOf('primary-care');
  await ask('book a pair, kept seats', second, { action: 'book', choice: pair });
  await ask('move', first, { action: 'move', choice: { option: '2020-12-10', starts: ['morning'] } });
  await ask('cancel a pair', second, { action: 'cancel' });
  await ask('decline', await nextOf('categorical'), { action: 'decline' });
  await fillAfternoon();
  const full = { option: '2020-12-15', starts: ['afternoon'] } as const;
  await refuse('refuse a full start', await nextOf('categorical'), { action: 'book', choice: full });
  const third = { season: season.id, id: `offer_${await nextOf('categorical')}` };
  const late = decisionContext({ kind: 'clock' }, plusHours(invitedAt, 500));
  await measure('look for what is due', () => readDue(store, 'offer-expiry', invitedAt));
  const sleepy = { season: season.id, id: `offer_${await nextOf('preliminary')}` };
  const soon = decisionContext({ kind: 'clock' }, plusHours(invitedAt, 119));
  await measure('remind', () =>
    attempt(
      store,
      season.id,
      () => loadStanding(store, sleepy, [], false),
      (standing) => remind(standing.season, standing.offer, soon),
    ),
  );
  await measure('expire', () =>
    attempt(
      store,
      season.id,
      () => loadStanding(store, third, [], false),
      ({ offer }) => expire(offer, late),
    ),
  );
  await measure('recount the board', () => recountBoard(store, season.id));
  await measure('the season at a glance', () => loadGlance(store, season.id, late.now));
  await measure('a list of offers', () => loadOffers(store, season.id, [], late.now));
  await measure('the list of interview plans', () =>
    loadDayLines(store, season.id, instant('2020-12-10T12:00Z')),
  );
  const planned = { season: season.id, on: '2020-12-10' as CalendarDay };
  await measure('the plan of a day', () =>
    loadDay(store, planned, () => interviewersOfDay(store, planned.season, planned.on)),
  );
  await measure('the roster of a day', () => loadRoster(store, season.id, '2020-12-10', late.now));
  await measure('a match list', () =>
    loadMatchList(store, { season: season.id, code: '1261140C0' }, late.now),
  );
  await measure('digest', () => writeDigest(store, season.id, late.now));
  await measure('recount', () => loadSeasonState(store, season.id));
  const record = { season: season.id, offer: `offer_${second}`, id: `record_${second}` };
  await measure('hear that a message arrived', () =>
    noteMailEvent(store, { season: season.id, id: record.offer }, arrivalOf(record), invitedAt),
  );
  await measureImport();
  await measure('note that a notice was sent', () =>
    attempt(
      store,
      season.id,
      () => readRecord(store, record),
      () => ({
        kind: 'decision',
        result: undefined,
        changes: [
          {
            kind: 'note-sent',
            record,
            notice: 0,
            outcome: { at: invitedAt, as: 'sent', detail: 'x'.repeat(60) },
          },
        ],
      }),
    ),
  );
  await measureSigningIn();
  const waiting = await prepareOne(invitedAt);
  await measure('release one of a wave', () =>
    attempt(
      store,
      season.id,
      () => loadStanding(store, waiting, [], false),
      (standing) =>
        releasePrepared(standing.season, standing.offer, decisionContext({ kind: 'clock' }, waiting.opensAt)),
    ),
  );
  const needing = { season: season.id, id: `offer_${await nextOf('categorical')}` };
  const context = decisionContext({ kind: 'applicant' }, plusHours(invitedAt, 1));
  await measure('ask for an accommodation', () =>
    attempt(
      store,
      season.id,
      () => loadRequest(store, needing),
      (standing) => askForAccommodation(standing, { text: 'Sample need. '.repeat(30) }, context),
    ),
  );
});

/** Twenty-four interviewers, of whom one answers for three days. */
async function measureInterviewers(): Promise<void> {
  const rows = Array.from({ length: 24 }, (_, index) => ({
    ...{ name: `Sample Dr. ${index}`, address: `dr-${index}@example.org`, kinds: ['one-on-one'] as const },
    recusedFrom: [],
  }));
  const crew = () =>
    crewOf(store, season.id, decisionContext({ kind: 'program', name: 'Sample Coordinator' }, invitedAt));
  await crew().take({ rows, file: 'faculty.csv', sendLinks: false });
  const [{ id = '', version = 0, generation = 1 } = {}] = (await readInterviewers(store, season.id))
    .interviewers;
  const link = { season: season.id, id, generation };
  await measure('open an interviewer’s page', () =>
    loadInterviewer(store, link, { base: '/', now: invitedAt }),
  );
  const answers = season.days.slice(0, 3).map(({ on }) => ({ on, isThere: true, hours: [] }));
  await measure('answer as an interviewer', () => crew().answer({ id, version }, () => ({ answers })));
}

/** A coordinator of the season, who has not signed in before. */
async function measureSigningIn(): Promise<void> {
  const [{ address = '' } = {}] = season.coordinators ?? [];
  const countedBy = [
    { by: 'address', key: 'a'.repeat(22) },
    { by: 'source', key: 's'.repeat(22) },
  ] as const;
  await measure('ask for a sign-in link', () =>
    askForLink(store, season.id, { address, countedBy }, invitedAt),
  );
  const link = (await signInRecords(store, season.id)).at(-1);
  await measure('sign in', () => useLink(store, season.id, { id: link?.id ?? '' }, invitedAt));
  await measure('check a session', () => readSessions(store, season.id, address));
}

/** The shares of an export of real size: 45 people are one step. */
async function measureImport(): Promise<void> {
  const { rows } = csvTable(sampleExport(60, 1, 0), isApplicationTitle);
  const unmetered = openStore(store.table, databaseAccess());
  const planOf = (count: number) => planFile(unmetered, season, { rows: rows.slice(0, count + 1) });
  const context = () => decisionContext({ kind: 'program', name: 'Sample Coordinator' }, invitedAt);
  const importOf = async (by: Store, count: number) =>
    applyImport(
      by,
      { season, plan: await planOf(count), fileName: 'sample.csv', takesOver: false },
      context,
      async () => {},
    );
  await measure('import 45 people', () => importOf(store, 45));
  await importOf(unmetered, 60);
  await measure('a page of fifty applications', () => readApplicationPage(store, season.id, 50));
  await measure('a page of the record', () => loadRecord(store, season, {}, { size: 50, values: 8 }));
  const people = await readApplicationPage(unmetered, season.id, 40);
  const wave = { startedAt: invitedAt, again: false };
  await measure('weigh a wave of forty at the desk', () =>
    planWaveOf(store, season, people, wave, invitedAt),
  );
  await measure('who is without an answer', () => loadStatuses(store, season.id, invitedAt));
  const hold = { action: 'decide', to: 'hold', tracks: [] } as const;
  const coordinator = { ...context(), who: { kind: 'program', name: 'Sample Coordinator' } } as const;
  await measure('weigh a decision for forty', () =>
    previewReviews(store, season.id, people, hold, coordinator),
  );
  await measure('list the waves', () => readOffersToShow(store, season.id));
}

/** What SES tells of the message of the record's first notice. */
function arrivalOf({ id, offer }: { readonly id: string; readonly offer: string }) {
  const tags = { season: [season.id], offer: [offer], record: [id], notice: ['0'] };
  return mailEvent.parse({
    ...{ eventType: 'Delivery', delivery: { timestamp: invitedAt } },
    mail: { timestamp: invitedAt, tags },
  });
}

afterAll(() => {
  vi.useRealTimers();
  const page = text('docs/architecture.md');
  const rows = [...measured].map(([what, units]) => `| ${what} | ${units} |`);
  expect(rows.filter((row) => !page.includes(row))).toEqual([]);
});
