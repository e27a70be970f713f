import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { PlannedDay } from '#domain/planned-days/planned-day.ts';
import { type CalendarDay, type Instant, instant, plusHours } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';
import { readPlannedDay } from '#functions/store/interviews/planned-days.ts';
import { invitationFor } from '#test/support/builders/season.ts';
import { invite } from '#test/support/builders/seed.ts';
import { csrfIn, runDesk } from '#test/support/hosts/desk.ts';

const editor = 'editor@example.org';
const on = '2026-12-01' as CalendarDay;
const booked = instant('2026-10-27T15:00Z');

type Fields = Readonly<Record<string, string>>;

/** The morning of a day of the template at the desk: one applicant, “zoe”, is booked, two interview alone (a, b), and one as a team (c). */
export async function interviewDayAtDesk() {
  const read = readSeasonFile(
    `${readFileSync('seasons/template.yaml', 'utf8')}\n${readFileSync('test/support/files/template-agendas.yaml', 'utf8')}`,
  );
  if (!('season' in read)) throw new Error('the template cannot be read');
  const season = { ...read.season, coordinators: [{ address: editor, may: 'edit' as const }] };
  const desk = await runDesk(season);
  const [offer] = await invite(desk.store, season, [invitationFor('zoe', 'categorical')], booked);
  const ask = { action: 'book', choice: { option: on, starts: ['morning'] } } as const;
  const context = decisionContext({ kind: 'applicant' }, plusHours(booked, 1));
  await answerOffer(desk.store, { season: season.id, id: offer!.id }, ask, context);
  let cookie = '';
  const host = {
    ...{ desk, season, on, guest: offer!.id },
    /** It is this time from now on, and a coordinator has signed in again. */
    at: async (now: Instant) => {
      desk.setClock(now);
      cookie = await desk.signIn(editor);
    },
    open: (path: string, params: Fields = {}, query = '') =>
      desk.send(`GET /desk/${path}`, { cookie, params, query }),
    post: async (path: string, params: Fields, fields: Fields) => {
      const csrf = csrfIn(await desk.send('GET /desk/interviewers', { cookie }));
      return desk.send(`POST /desk/${path}`, { cookie, params, form: { csrf, ...fields } });
    },
    interviewer: async (address: string) => {
      const { interviewers } = await readInterviewers(desk.store, season.id);
      return interviewers.find((each) => each.address === address)!;
    },
    planned: async (): Promise<PlannedDay | undefined> => readPlannedDay(desk.store, season.id, on),
    /** Does this to the plan of the day as it is now, and whatever that asks to be done afterwards. */
    actOnDay: async (fields: Fields, path = 'interviews/{on}') => {
      const version = String((await host.planned())?.version ?? 0);
      const reply = await host.post(path, { on }, { version, ...fields });
      const image = { id: { S: on }, season: { S: season.id }, kind: { S: 'planned-day' } };
      const work = { dynamodb: { SequenceNumber: randomUUID(), NewImage: image } };
      await desk.stage.imports({ Records: [work] });
      return reply;
    },
  };
  await host.at(instant('2026-11-20T15:00Z'));
  for (const name of ['a', 'b', 'c']) {
    const person = { name: `Sample Dr. ${name.toUpperCase()}`, email: `${name}@example.org` };
    await host.post('interviewers/new', {}, { ...person, interviews: name === 'c' ? 'team' : '1:1' });
  }
  return host;
}

/** The same once the day is planned and published. */
export async function publishedDayAtDesk() {
  const host = await interviewDayAtDesk();
  await host.actOnDay({ act: 'plan' });
  await host.actOnDay({ act: 'publish' });
  return host;
}
