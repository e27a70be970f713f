import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, test, vi } from 'vitest';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { phonesOfNear, toldToday } from '#functions/applicant/phones-of-near.ts';
import { recountBoard } from '#functions/board/recount-board.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { loadView } from '#functions/booking/load-standing.ts';
import { loadCrewModel } from '#functions/desk/interviewers/crew-model.ts';
import { loadInterviewer } from '#functions/interviewer/interviewer-model.ts';
import { guestsOf } from '#functions/interviewers/guests-of.ts';
import { maybeKnown } from '#functions/interviewers/maybe-known.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { openStore } from '#functions/store/client.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';
import { readOffers, readOffersToShow } from '#functions/store/items/offers.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { readQuestions } from '#functions/store/questions/questions.ts';
import { sampleExport } from '#infra/sample/main.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';
import { operatorsDesk } from '#test/support/hosts/operator.ts';
import { meter } from '#test/support/measure/meter.ts';

const season = 'im-2020-2021';
const on = '2020-11-17' as CalendarDay;
const people = Array.from({ length: 8 }, (_, index) => `${20_900_001 + index}`);
const onTheDay = instant('2020-11-17T12:30Z');

/** The reference season with the views of school and exams switched on. */
function seasonText(): string {
  const seen = 'interviewerViews: { team: [name, school, exams], oneOnOne: [name, school, exams] }';
  return `${readFileSync('seasons/im-2020-2021.yaml', 'utf8')}\n${seen}\n`;
}

/** Eight applicants on a day of the reference season, four of them in the morning, whose plan is published. */
async function publishedDay() {
  const desk = await operatorsDesk(season);
  const run = async (...words: readonly string[]) =>
    expect(await desk.command(...words)).toMatchObject({ code: 0 });
  await run('apply', desk.file('season.yaml', seasonText()));
  await run('import', desk.file('export.csv', sampleExport(60, 3, 0)), '--yes');
  const rows = people.map((id) => `${id},Sample ${id},${id}@example.org,categorical`);
  await run('invite', desk.file('list.csv', `id,name,email,tracks\n${rows.join('\n')}\n`));
  const context = decisionContext({ kind: 'applicant' }, instant('2020-10-27T10:00-04:00'));
  const offers = await readOffers(desk.store, season);
  for (const [index, { id }] of offers.entries()) {
    const choice = { option: on, starts: [index < 4 ? 'morning' : 'afternoon'] } as const;
    await answerOffer(desk.store, { season, id }, { action: 'book', choice }, context);
  }
  const crew = desk.file(
    'crew.csv',
    readFileSync('seasons/sample-interviewers.csv', 'utf8').replaceAll(/,\d+,\+/g, ',9,+'),
  );
  await run('interviewers', crew, '--yes');
  await run('plan-day', on);
  await run('publish-day', on, '--yes');
  await recountBoard(desk.store, season);
  return desk.store;
}

test('the pages of an interview day cost as much as docs/architecture.md says', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    const seeded = await publishedDay();
    const store = openStore(seeded.table, databaseAccess());
    const used = meter(store.client, new DynamoDBClient(databaseAccess()));
    await cachedSeason(store, season);
    const measured: string[] = [];
    const measure = async (what: string, work: () => Promise<unknown>): Promise<void> => {
      const units = used.readUnits;
      await work();
      measured.push(`| ${what} | ${used.readUnits - units} | 0 |`);
    };
    const booked = await readOffers(seeded, season);
    const [first] = booked.filter(({ itineraries }) => itineraries);
    const { interviewers } = await readInterviewers(seeded, season);
    const [known] = interviewers;
    if (!first || !known) throw new Error('the day is not published');
    await measure('open the page on the interview day', async () => {
      const view = await loadView(store, { season, id: first.id });
      expect(view && (await phonesOfNear(store, view, onTheDay))).toBeDefined();
      expect(view && (await toldToday(store, view, onTheDay))).toBeDefined();
    });
    await measure('an interviewer’s page that shows schools and exams', async () => {
      const { id, generation } = known;
      const link = { season, id, generation };
      const model = await loadInterviewer(store, link, { base: '/', now: onTheDay });
      expect('backgrounds' in model && model.backgrounds.size).toBeGreaterThan(0);
    });
    await measure('the questions to a panel', () => readQuestions(store, season, on));
    await measure('the questions at the desk', () =>
      Promise.all([readQuestions(store, season, on), readOffersToShow(store, season)]),
    );
    await measure('the interviewers at the desk', () => loadCrewModel(store, season, onTheDay));
    await measure('an interviewer at the desk', async () => {
      const model = await loadCrewModel(store, season, onTheDay);
      const interviewer = { ...known, schools: ['Sample School of Medicine 7'] };
      const encounter = { interviewer, guests: guestsOf(known, model.offers) };
      expect(await maybeKnown(store, season, [encounter])).not.toEqual([]);
    });
    const page = readFileSync('docs/architecture.md', 'utf8');
    expect(measured.filter((row) => !page.includes(row))).toEqual([]);
    expect(used.writeUnits).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
