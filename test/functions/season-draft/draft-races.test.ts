import { expect, test } from 'vitest';
import { approveDraft } from '#domain/season-draft/apply-draft.ts';
import type { SeasonDraftRefusal } from '#domain/season-draft/season-draft.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { changeDraft } from '#functions/season-draft/change-draft.ts';
import { editFile } from '#functions/season-draft/edit-file.ts';
import type { FileEdit } from '#functions/season-draft/file-edit.ts';
import { loadDraft } from '#functions/season-draft/load-draft.ts';
import { workOnDraft } from '#functions/season-draft/work-on-draft.ts';
import { attempt } from '#functions/store/attempt.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { readSeasonDraft } from '#functions/store/drafts/season-drafts.ts';
import { readOutlook } from '#functions/store/items/outlook.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';
import { runningDesk, templateId, templateText } from '#test/support/hosts/running-desk.ts';
import { contradictions, historyContradictions } from '#test/support/models/contradictions.ts';
import { seatCounts, statedCounts } from '#test/support/models/season-world.ts';

const now = instant('2026-10-27T13:10:00Z');
const byEditor = (name = 'editor@example.org') => decisionContext({ kind: 'program', name }, now);
const byClock = () => decisionContext({ kind: 'clock' }, now);

/** Who asks, as the template names somebody who may sign in, and the template's program. */
const coordinator = 'coordinator@example.org';
const program = 'Your Residency Program';

/** The only day of the preliminary track is another one. */
const otherDay: FileEdit = { kind: 'fields', fields: [{ name: 'days.2026-12-04.on', value: '2026-12-05' }] };

async function seenNow(store: Store) {
  const { draft, applied } = await loadDraft(store, templateId);
  return { draft: draft?.version ?? 0, season: applied.version };
}

async function edit(store: Store, made: FileEdit, seen?: Awaited<ReturnType<typeof seenNow>>, name?: string) {
  const on = { season: templateId, seen: seen ?? (await seenNow(store)) };
  return changeDraft(store, on, (text) => editFile(text, made), byEditor(name));
}

async function approve(store: Store, seen: Awaited<ReturnType<typeof seenNow>>, name?: string) {
  const { verdict } = await attempt(
    store,
    templateId,
    () => loadDraft(store, templateId),
    (standing) => approveDraft(standing, seen, 'Snow.', byEditor(name)),
  );
  return verdict;
}

/** All books agree, and everybody sits where the record says. */
async function expectOneTruth(store: Store): Promise<void> {
  const { applied, offers, seats } = await readOutlook(store, templateId);
  if (!applied) throw new Error('nothing is applied');
  expect(applied.changing).toBeUndefined();
  expect(seatCounts(seats)).toEqual(statedCounts(applied.season));
  expect(contradictions(applied.season, { offers, seats })).toEqual([]);
  for (const offer of offers)
    expect(historyContradictions(offer, await readRecords(store, templateId, offer.id))).toEqual([]);
}

test('a canceled day is applied by two deliveries at once, while applicants leave and book: each is told once', async () => {
  const { desk, newMails } = await runningDesk();
  const { store } = desk;
  await edit(store, otherDay);
  expect(await approve(store, await seenNow(store), coordinator)).toMatchObject({ kind: 'decision' });
  const elsewhere = openStore(store.table, databaseAccess());
  const { offers } = await readOutlook(store, templateId);
  const answers = offers
    .filter(({ seatedAs }) => seatedAs === 'categorical')
    .map(({ id }) => {
      const ask = { action: 'book', choice: { option: '2026-11-17', starts: ['morning'] } } as const;
      const context = decisionContext({ kind: 'applicant' }, now);
      return answerOffer(elsewhere, { season: templateId, id }, ask, context);
    });
  await Promise.all([
    workOnDraft(store, templateId, byClock),
    workOnDraft(elsewhere, templateId, byClock),
    ...answers,
  ]);
  await expectOneTruth(store);
  expect(await readSeasonDraft(store, templateId)).toMatchObject({ state: 'applied', applied: { left: [] } });
  const after = (await readOutlook(store, templateId)).offers;
  const moved = after.filter(({ seatedAs }) => seatedAs === 'preliminary');
  expect(moved.map(({ state }) => state)).toEqual(['open', 'open']);
  for (const { id } of moved)
    expect(
      (await readRecords(store, templateId, id)).filter(({ event }) => event === 'given-back'),
    ).toHaveLength(1);
  const subjects = (await newMails()).map(({ to, email }) => `${to} ${email.subject.split(':')[0]}`);
  expect(subjects.filter((each) => each.includes('Please choose another date')).sort()).toEqual([
    'ann@example.org Please choose another date',
    'zoe@example.org Please choose another date',
  ]);
  expect(subjects.filter((each) => each.startsWith(coordinator) && each.includes('draft'))).toEqual([
    `${coordinator} The draft of the season is in force – ${program}`,
  ]);
});

test('of two coordinators who edit, or apply, what both have seen, one is done and the other is told', async () => {
  const { desk } = await runningDesk();
  const { store } = desk;
  const seen = await seenNow(store);
  const edits = await Promise.all([
    edit(
      store,
      { kind: 'fields', fields: [{ name: 'days.2026-12-01.seats.0.morning', value: '6' }] },
      seen,
      'one',
    ),
    edit(
      store,
      { kind: 'fields', fields: [{ name: 'days.2026-12-01.seats.0.morning', value: '7' }] },
      seen,
      'two',
    ),
  ]);
  expect(edits.map(({ kind }) => kind).sort()).toEqual(['decision', 'refusal']);
  const refused = edits.find(({ kind }) => kind === 'refusal') as { refusal: SeasonDraftRefusal };
  expect(refused.refusal).toMatchObject({
    kind: 'draft-changed',
    edits: [{ what: [expect.stringMatching(/^~ 2026-12-01 morning, seats for categorical: 5 -> [67]$/)] }],
  });
  const drafted = await seenNow(store);
  const approvals = await Promise.all([approve(store, drafted, 'one'), approve(store, drafted, 'two')]);
  expect(approvals.map(({ kind }) => kind).sort()).toEqual(['decision', 'repeat']);
});

test('a file that is applied from the terminal before the draft is taken up stays in force, and the draft says so', async () => {
  const { desk } = await runningDesk();
  const { store } = desk;
  await edit(store, { kind: 'add-day', on: '2026-12-02' as CalendarDay, like: '2026-12-01' as CalendarDay });
  await approve(store, await seenNow(store), coordinator);
  const file = desk.file('other.yaml', templateText.replace('answerHours: 72', 'answerHours: 96'));
  expect(await desk.command('apply', file)).toMatchObject({ code: 0 });
  const draft = await workOnDraft(store, templateId, byClock);
  expect(draft).toMatchObject({
    state: 'edited',
    setback: { title: 'Another season file was applied at the same time' },
  });
  const { applied } = await readOutlook(store, templateId);
  expect(applied?.season.offers.answerHours).toBe(96);
  expect(applied?.season.days).toHaveLength(4);
  await expectOneTruth(store);
});
