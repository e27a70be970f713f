import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CalendarDay, instant, plusHours } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';
import { readPlannedDay } from '#functions/store/interviews/planned-days.ts';
import { invitationFor } from '#test/support/builders/season.ts';
import { invite } from '#test/support/builders/seed.ts';
import { csrfIn, type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';

const editor = 'editor@example.org';
const on = '2026-12-01' as CalendarDay;
const read = readSeasonFile(
  `${readFileSync('seasons/template.yaml', 'utf8')}\n${readFileSync('test/support/files/template-agendas.yaml', 'utf8')}`,
);
if (!('season' in read)) throw new Error('the template cannot be read');
const season = { ...read.season, coordinators: [{ address: editor, may: 'edit' as const }] };
const booked = instant('2026-10-27T15:00Z');

let desk: RunningDesk;
let cookie: string;
beforeAll(async () => {
  desk = await runDesk(season);
  const [offer] = await invite(desk.store, season, [invitationFor('zoe', 'categorical')], booked);
  const ask = { action: 'book', choice: { option: on, starts: ['morning'] } } as const;
  const context = decisionContext({ kind: 'applicant' }, plusHours(booked, 1));
  await answerOffer(desk.store, { season: season.id, id: offer!.id }, ask, context);
  desk.setClock(instant('2026-11-20T15:00Z'));
  cookie = await desk.signIn(editor);
  for (const name of ['a', 'b', 'c'])
    await post(
      'POST /desk/interviewers/new',
      {},
      {
        ...{ name: `Sample Dr. ${name.toUpperCase()}`, email: `${name}@example.org` },
        interviews: name === 'c' ? 'team' : '1:1',
      },
    );
});
afterAll(() => desk.stop());

type Fields = Readonly<Record<string, string>>;

async function post(route: `POST /desk/${string}`, params: Fields, fields: Fields) {
  const csrf = csrfIn(await desk.send('GET /desk/interviewers', { cookie }));
  return desk.send(route, { cookie, params, form: { csrf, ...fields } });
}

const known = async (address: string) => {
  const { interviewers } = await readInterviewers(desk.store, season.id);
  return interviewers.find((each) => each.address === address)!;
};

async function act(address: string, fields: Fields) {
  const { id, version } = await known(address);
  return post('POST /desk/interviewers/{id}', { id }, { version: String(version), ...fields });
}

/** Plans the day from nothing, and returns with whom the applicant has a 1:1 interview, and what the page says. */
async function plan() {
  const act = async (deed: string) => {
    const { version = 0 } = (await readPlannedDay(desk.store, season.id, on)) ?? {};
    return post('POST /desk/interviews/{on}', { on }, { act: deed, version: String(version) });
  };
  if ((await readPlannedDay(desk.store, season.id, on))?.draft) await act('discard');
  await act('plan');
  const image = { id: { S: on }, season: { S: season.id }, kind: { S: 'planned-day' } };
  await desk.stage.imports({ Records: [{ dynamodb: { SequenceNumber: randomUUID(), NewImage: image } }] });
  const { draft } = (await readPlannedDay(desk.store, season.id, on))!;
  const met = draft!.interviews.filter(({ kind }) => kind === 'one-on-one');
  const { body } = await desk.send('GET /desk/interviews/{on}', { cookie, params: { on } });
  return { met: met.flatMap(({ interviewers }) => interviewers), body };
}

test.each(['a@example.org', 'b@example.org'])(
  'an applicant meets whom they would like to, %s, once that is entered at the desk, until it is taken back',
  async (address) => {
    expect((await act(address, { do: 'wish', applicant: '99999999' })).body).toContain(
      'An applicant would like to meet them: No invitation has this AAMC ID',
    );
    expect((await act(address, { do: 'wish', applicant: 'zoe' })).statusCode).toBe(303);
    const { id } = await known(address);
    const page = await desk.send('GET /desk/interviewers/{id}', { cookie, params: { id } });
    expect(page.body).toMatch(/Applicants who would like to meet them[\s\S]*<bdi>Sample zoe<\/bdi>/i);
    const { met, body } = await plan();
    expect(met).toEqual([address]);
    expect(body).toContain('<p>Wishes met: 1 of 1.</p>');
    await act(address, { do: 'no-wish', applicant: 'zoe' });
    expect(await known(address)).not.toHaveProperty('wishes');
    expect((await plan()).body).not.toContain('Wishes');
  },
);

test('what a plan cannot meet is named: a recusal counts more than a wish', async () => {
  await act('a@example.org', { do: 'wish', applicant: 'zoe' });
  await act('a@example.org', { do: 'knows', applicant: 'zoe' });
  const { met, body } = await plan();
  expect(met).toEqual(['b@example.org']);
  expect(body).toContain('Wishes met: 0 of 1. Not met:');
  expect(body).toMatch(/<li>[^<]*zoe[^<]* would like to meet Sample Dr. A<\/li>/i);
});
