import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CalendarDay, instant, plusHours } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { writeDigest } from '#functions/digest/write-digest.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';
import { commit } from '#functions/store/commit.ts';
import { readInterviewRecords } from '#functions/store/interviews/interview-records.ts';
import { readPlannedDay } from '#functions/store/interviews/planned-days.ts';
import { readOffer, readOffers } from '#functions/store/items/offers.ts';
import { readLastDigest } from '#functions/store/items/records.ts';
import { invitationFor } from '#test/support/builders/season.ts';
import { invite } from '#test/support/builders/seed.ts';
import { csrfIn, type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';

const [editor, other, reader] = ['editor@example.org', 'other@example.org', 'reader@example.org'];
const on = '2026-12-01' as CalendarDay;
const read = readSeasonFile(
  `${readFileSync('seasons/template.yaml', 'utf8')}\n${readFileSync('test/support/files/template-agendas.yaml', 'utf8')}`,
);
if (!('season' in read)) throw new Error('the template cannot be read');
const season = {
  ...read.season,
  coordinators: [
    { address: editor, may: 'edit' as const },
    { address: other, may: 'edit' as const },
    { address: reader, may: 'read' as const },
  ],
};
const now = instant('2026-11-20T15:00Z');

let desk: RunningDesk;
let cookie: string;
beforeAll(async () => {
  desk = await runDesk(season);
  const booked = instant('2026-10-27T15:00Z');
  for (const { id } of await invite(
    desk.store,
    season,
    ['zoe', 'ann'].map((name) => invitationFor(name, 'categorical')),
    booked,
  )) {
    const ask = { action: 'book', choice: { option: on, starts: ['morning'] } } as const;
    const context = decisionContext({ kind: 'applicant' }, plusHours(booked, 1));
    await answerOffer(desk.store, { season: season.id, id }, ask, context);
  }
  desk.setClock(now);
  await storeCrew();
  const values = { 'school.name': 'Sample University School of Medicine' };
  const application = { season: season.id, id: 'zoe', version: 1, ticks: [], entries: [], values };
  const applied = { kind: 'put-application', application } as unknown as Parameters<typeof commit>[2][number];
  await commit(desk.store, season.id, [applied], randomUUID());
  cookie = await desk.signIn(editor);
});
afterAll(() => desk.stop());

/** Two who interview as a team, and two who interview alone, of whom one does not meet Zoe. */
async function storeCrew(): Promise<void> {
  const person = (id: string, more: object) => ({
    ...{ id, name: `Sample Dr. ${id.toUpperCase()}`, address: `${id}@example.org`, tracks: [], days: [] },
    ...{ hours: [], mostADay: 9, answers: [], recusals: [], generation: 1, version: 1 },
    changed: { who: { kind: 'clock' as const }, at: now, fields: [] },
    ...more,
  });
  const interviewers = [
    person('a', { kinds: ['team'], team: 'blue' }),
    person('b', { kinds: ['team'], team: 'blue' }),
    person('c', { kinds: ['one-on-one'], recusals: [{ applicant: 'zoe', by: 'program' }] }),
    person('d', { kinds: ['one-on-one'], schools: ['Sample University'] }),
  ];
  const list = { season: season.id, version: 1, interviewers: interviewers as never };
  await commit(desk.store, season.id, [{ kind: 'put-interviewers', list }], randomUUID());
}

const params = { on };
const look = async (query = '', as = cookie) =>
  desk.send('GET /desk/interviews/{on}', { cookie: as, params, query });
const post = async (form: Readonly<Record<string, string>>, as = cookie) => {
  const csrf = csrfIn(await desk.send('GET /desk', { cookie: as }));
  return desk.send('POST /desk/interviews/{on}', { cookie: as, params, form: { csrf, ...form } });
};
const versionOf = async () => String((await readPlannedDay(desk.store, season.id, on))?.version ?? 0);
const work = () =>
  desk.stage.imports({
    Records: [
      {
        dynamodb: {
          SequenceNumber: '1',
          NewImage: { id: { S: on }, season: { S: season.id }, kind: { S: 'planned-day' } },
        },
      },
    ],
  });

/** The board of a day that is ahead shows it as that, offers nothing that tells people of today, and refuses it. */
async function sayBeforeTheDay(): Promise<void> {
  const asked = { cookie, params };
  const before = (await desk.send('GET /desk/interviews/{on}/now', asked)).body;
  expect(before).toMatch(
    /<h1>Board of Tuesday, December 1, 2026<\/h1>[\s\S]*not today\.<\/b> It is 10:00 AM, Friday, November 20, 2026/,
  );
  expect(before).toContain('Swap rooms');
  expect(before).not.toMatch(/day is late|Late, or|In the next five minutes/);
  for (const query of ['about=day', 'about=guest&guest=offer_zoe'])
    expect((await desk.send('GET /desk/interviews/{on}/now', { ...asked, query })).body).not.toContain(
      'name="act"',
    );
  const csrf = csrfIn(await desk.send('GET /desk', { cookie }));
  const version = await versionOf();
  for (const form of [{ act: 'delay' }, { act: 'late', guest: 'offer_zoe' }]) {
    const whole = { csrf, minutes: '10', version, ...form };
    const early = await desk.send('POST /desk/interviews/{on}/now', { ...asked, form: whole });
    expect([early.statusCode, early.body?.includes('That day has not begun')]).toEqual([409, true]);
  }
  expect(await readInterviewRecords(desk.store, season.id, on)).toHaveLength(1);
}

test('a day is planned, changed by hand within the rules, published, and shown as outdated when somebody cancels', async () => {
  expect((await desk.send('GET /desk/interviews', { cookie })).body).toMatch(
    /Tuesday, December 1, 2026<\/a><\/th><td class="number">2<\/td><td>not planned/,
  );
  expect((await post({ act: 'plan', version: '0' })).statusCode).toBe(303);
  expect((await look()).headers?.refresh).toBe('3');
  expect(await work()).toEqual({ batchItemFailures: [] });

  const draft = await look();
  expect(draft.headers?.refresh).toBeUndefined();
  expect(draft.body).toContain('Nobody is told of this day yet.');
  expect(draft.body).toContain('2 applicants and 4 interviewers');
  expect(draft.body).toContain('Publish, and tell 6 people');
  expect(draft.body).toMatch(
    /Your interview day: [\s\S]*1:1 interview \(Categorical\) with Sample Dr\. [CD]/,
  );
  expect(draft.body).toMatch(
    /They may know each other[\s\S]*Dr\. D<\/bdi><\/a> meets <bdi>Sample zoe<\/bdi>, Sample University School/,
  );
  const theirs = (await look('', await desk.signIn(reader))).body;
  expect(theirs).toContain('Sample zoe');
  expect(theirs).not.toMatch(/<button[^>]*>(Publish|Plan|Discard)/);

  const planned = await readPlannedDay(desk.store, season.id, on);
  const single = planned?.draft?.interviews.filter(({ kind }) => kind === 'one-on-one') ?? [];
  const zoe = single.find(({ guest }) => guest === 'offer_zoe')!;
  const { interviewKey } = await import('#domain/interview-plan/interview-day.ts');
  const version = await versionOf();
  const change = await look(`change=${encodeURIComponent(interviewKey(zoe))}`);
  expect(change.body).toContain('Move this interview');
  expect(change.body).not.toMatch(/ – [^<]*Dr\. C<\/option>/);
  const broken = await post({
    ...{ act: 'move', version, interview: interviewKey(zoe) },
    to: JSON.stringify([zoe.from, zoe.to, ['c@example.org']]),
  });
  expect(broken.statusCode).toBe(409);
  expect(broken.body).toContain('Sample Dr. C does not meet the applicant');
  const taken = new Set(
    planned?.draft?.interviews.filter(({ guest }) => guest === zoe.guest).map(({ from }) => from),
  );
  const free = [510, 535, 560, 585, 610].find(
    (from) => !taken.has(from) && !single.some((each) => each.from === from),
  )!;
  const to = JSON.stringify([free, free + 20, ['d@example.org']]);
  expect((await post({ act: 'move', version, interview: interviewKey(zoe), to })).statusCode).toBe(303);

  const stale = await post({ act: 'publish', version }, await desk.signIn(other));
  expect(stale.statusCode).toBe(409);
  expect(stale.body).toMatch(/editor@example\.org\) moved an interview/);
  expect((await post({ act: 'publish', version: await versionOf() })).statusCode).toBe(303);
  const published = (await look('by=interviewers')).body;
  expect(published).toContain('Edition 1, published');
  expect(published).not.toContain('no longer fits');
  expect((await post({ act: 'plan', version: await versionOf() })).statusCode).toBe(303);
  await work();
  const same = (await look()).body;
  expect(same).toContain('Nobody’s day changes, so nobody will be told.');
  expect(same).not.toMatch(/will be told<\/b>|Read the messages/);
  expect((await post({ act: 'discard', version: await versionOf() })).statusCode).toBe(303);
  const offers = await readOffers(desk.store, season.id);
  expect(offers.map(({ itineraries }) => itineraries?.[0]?.edition)).toEqual([1, 1]);

  const gone = offers.find(({ id }) => id === 'offer_ann');
  const context = decisionContext({ kind: 'applicant' }, now);
  const canceled = await answerOffer(
    desk.store,
    { season: season.id, id: gone!.id },
    { action: 'cancel' },
    context,
  );
  expect(canceled).toMatchObject({ kind: 'granted' });
  expect((await look()).body).toMatch(/The published plan no longer fits[\s\S]*the applicant does not come/);
  expect((await desk.send('GET /desk/interviews', { cookie })).body).toContain(
    '1 published plan no longer fits',
  );
  await writeDigest(desk.store, season.id, plusHours(now, 3));
  const digest = await readLastDigest(desk.store, season.id);
  expect(JSON.stringify(digest?.message)).toContain('The published interviews of Tue, Dec 1 no longer fit');

  await sayBeforeTheDay();
  desk.setClock(instant(`${on}T13:00Z`));
  const board = await desk.send('GET /desk/interviews/{on}/now', {
    cookie: await desk.signIn(editor),
    params,
  });
  expect(board.headers?.refresh).toBe('30');
  expect(board.body).toMatch(
    /8:00 AM, Tuesday, December 1, 2026[\s\S]*Sample zoe<\/bdi><\/a><\/th><td>Welcome/,
  );

  const editorNow = await desk.signIn(editor);
  const csrf = csrfIn(await desk.send('GET /desk', { cookie: editorNow }));
  const act = (form: Readonly<Record<string, string>>) =>
    desk.send('POST /desk/interviews/{on}/now', { cookie: editorNow, params, form: { csrf, ...form } });
  const sayLate = async () =>
    act({ act: 'late', guest: 'offer_zoe', minutes: '10', version: await versionOf() });
  expect((await sayLate()).statusCode).toBe(303);
  expect((await sayLate()).statusCode).toBe(303);
  const late = await readInterviewRecords(desk.store, season.id, on);
  const [, told, ...more] = late;
  expect(more).toEqual([]);
  expect(told?.notices.map(({ to }) => to).sort()).toEqual(['a', 'b', 'd'].map((id) => `${id}@example.org`));
  const again = await desk.send('GET /desk/interviews/{on}/now', { cookie: editorNow, params });
  expect(again.body).toContain('10 minutes late (told at 8:00 AM)');

  const outdated = await act({ act: 'delay', minutes: '15', version: '1' });
  expect(outdated.statusCode).toBe(409);
  expect(outdated.body).toMatch(/editor@example\.org\) published the plan[\s\S]*value="15" selected/);
  expect((await act({ act: 'delay', minutes: '15', version: await versionOf() })).statusCode).toBe(303);
  const absent = (version: string) =>
    act({ act: 'absent', guest: 'offer_zoe', version, reason: 'No answer' });
  const version2 = (await readOffer(desk.store, season.id, 'offer_zoe'))!.version;
  expect((await absent(String(version2))).statusCode).toBe(303);
  const now1 = await desk.send('GET /desk/interviews/{on}/now', { cookie: editorNow, params });
  expect(now1.body).toMatch(/15 minutes late \(told at 8:00 AM\)[\s\S]*Has not come/);
  expect((await look('', editorNow)).body).not.toContain('<li>Sample zoe');
  const staleCame = await act({ act: 'came', guest: 'offer_zoe', version: String(version2) });
  expect(staleCame.statusCode).toBe(409);
  expect(staleCame.body).toContain('Did not come to the interview.');
  expect((await act({ act: 'came', guest: 'offer_zoe', version: String(version2 + 1) })).statusCode).toBe(
    303,
  );
  const all = (await readInterviewRecords(desk.store, season.id, on)).slice(2);
  expect(all.map((record) => [record.event, record.notices.length, 'isAbsent' in record])).toEqual([
    ['day-delayed', 4, false],
    ['applicant-late', 3, true],
    ['applicant-late', 3, false],
  ]);
  expect((await desk.send('GET /desk/record', { cookie: editorNow })).body).toMatch(
    /: Sample zoe, has not come</,
  );
  const readerNow = await desk.signIn(reader);
  const theirs2 = await desk.send('GET /desk/interviews/{on}/now', {
    ...{ cookie: readerNow, params, query: 'about=guest&guest=offer_zoe' },
  });
  expect(theirs2.body).not.toContain('name="act"');

  desk.setClock(instant(`${on}T17:00Z`));
  const noon = await desk.signIn(editor);
  const edition = (await readPlannedDay(desk.store, season.id, on))?.published;
  const begun = edition!.interviews.find(({ guest }) => guest === 'offer_zoe')!;
  const form = await look(`change=${encodeURIComponent(interviewKey(begun))}`, noon);
  expect(form.body).toContain('That time is past: what has begun stays as it was published.');
  const past = await post(
    {
      ...{ act: 'move', version: await versionOf(), interview: interviewKey(begun) },
      to: JSON.stringify([begun.from + 25, begun.to + 25, begun.interviewers]),
    },
    noon,
  );
  expect(past.statusCode).toBe(409);
  expect(past.body).toContain('that time is past, and what has begun stays as it was published');
});
