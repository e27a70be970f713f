import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { sweep } from '#functions/due/sweep.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { readOffer, readOffers } from '#functions/store/items/offers.ts';
import { openBackstage } from '#test/support/hosts/background-functions.ts';
import { type OperatorsDesk, operatorsDesk } from '#test/support/hosts/operator.ts';
import { openOutbox } from '#test/support/hosts/outbox.ts';

const season = 'your-program-2026-2027';
const on = '2026-12-01' as CalendarDay;

const faculty = (more: readonly string[]) =>
  [
    'name,email,interviews,team,not',
    'Sample Dr. A,a@example.org,team,blue,',
    'Sample Dr. B,b@example.org,team,blue,',
    ...more,
  ].join('\n');
const dr = (letter: string, not = '') =>
  `Sample Dr. ${letter.toUpperCase()},${letter}@example.org,1:1,,${not}`;

async function book({ store }: OperatorsDesk): Promise<void> {
  for (const { id, state } of await readOffers(store, season)) {
    if (state !== 'open') continue;
    const ask = { action: 'book', choice: { option: on, starts: ['morning'] }, zone: 'Asia/Tokyo' } as const;
    const context = decisionContext({ kind: 'applicant' }, instant('2026-10-27T10:00-04:00'));
    expect(await answerOffer(store, { season, id }, ask, context)).toMatchObject({ kind: 'granted' });
  }
}

/** A day on which so many are booked, with the notices that are sent. */
async function dayOf(people: readonly string[]) {
  const desk = await operatorsDesk(season);
  const stage = await openBackstage(desk.store, season);
  onTestFinished(() => stage.stop());
  const outbox = await openOutbox(desk.store);
  const file = `${readFileSync('seasons/template.yaml', 'utf8')}\n${readFileSync('test/support/files/template-agendas.yaml', 'utf8')}`;
  expect(await desk.command('apply', desk.file('with-agendas.yaml', file))).toMatchObject({ code: 0 });
  const rows = people.map(
    (name, index) => `2099000${index + 1},Sample ${name},${name.toLowerCase()}@example.org,categorical`,
  );
  const list = desk.file('list.csv', `id,name,email,tracks\n${rows.join('\n')}\n`);
  expect(await desk.command('invite', list)).toMatchObject({ code: 0 });
  await book(desk);
  let seen = 0;
  const newMails = async () => {
    expect(await stage.notices({ Records: await outbox() })).toEqual({ batchItemFailures: [] });
    const all = await stage.office.arrived();
    const fresh = all.slice(seen);
    seen = all.length;
    return fresh;
  };
  await newMails();
  return { desk, newMails, setClock: stage.setClock };
}

test('a published day tells everybody once, and a repair only those whose own day changes', async () => {
  const { desk, newMails, setClock } = await dayOf(['Zoe', 'Ann']);
  const list = desk.file('list-1.csv', faculty([dr('c', '20990001'), dr('d', '20990002')]));
  expect(await desk.command('publish-day', on, list, '--yes')).toMatchObject({
    code: 1,
    complaints: expect.stringContaining('Plan the day first'),
  });
  expect(await desk.command('plan-day', on, list)).toMatchObject({ code: 0 });
  expect(await newMails()).toEqual([]);
  expect((await readOffers(desk.store, season)).map(({ sequence }) => sequence)).toEqual([0, 0]);

  const published = await desk.command('publish-day', on, list, '--yes');
  expect(published).toMatchObject({ code: 0, out: expect.stringContaining('edition 1 of Tue, Dec 1') });
  expect(published.out).toContain('To be mailed: 2 applicants and 4 interviewers.');
  const first = await newMails();
  expect(first.map(({ to }) => to).sort()).toEqual(
    ['a', 'ann', 'b', 'c', 'd', 'zoe'].map((name) => `${name}@example.org`),
  );
  const zoe = first.find(({ to }) => to === 'zoe@example.org');
  expect(zoe?.email.body.text).toContain('1:1 interview (Categorical) with Sample Dr. D');
  expect(zoe?.email.body.text).not.toMatch(/Sample Ann|Dr\. C/);
  expect(zoe?.calendar).toMatch(/METHOD:REQUEST[\s\S]*SEQUENCE:1/);
  expect(zoe?.calendar?.replace(/\r\n /g, '')).toContain('with Sample Dr. D');
  const drC = first.find(({ to }) => to === 'c@example.org');
  expect(drC?.email.body.text).toContain('Sample Ann, 1:1');
  expect(drC?.email.body.text).not.toContain('Sample Zoe');

  const sweepAt = async (at: string) => {
    setClock(instant(at));
    await sweep(desk.store, instant(at));
    return (await newMails()).map(({ to, email }) => `${to}: ${email.subject.split(':')[0]}`).sort();
  };
  const early = await sweepAt('2026-11-25T15:00Z');
  expect(early).toHaveLength(6);
  expect(early[2]).toBe('b@example.org: Reminder');
  expect(await sweepAt('2026-11-25T15:05Z')).toEqual([]);

  const without = desk.file('list-2.csv', faculty([dr('c', '20990001'), dr('e')]));
  expect((await desk.command('plan-day', on, without)).out).toMatch(
    /^~ Sample Zoe, 1:1 interview: .* with Sample Dr. D -> .* with Sample Dr. E, because Sample Dr. D is not there that day$/m,
  );
  expect(await desk.command('publish-day', on, without, '--yes')).toMatchObject({ code: 0 });
  const second = await newMails();
  expect(second.map(({ to }) => to).sort()).toEqual(['d', 'e', 'zoe'].map((name) => `${name}@example.org`));
  const again = second.find(({ to }) => to === 'zoe@example.org');
  expect(again?.email.subject).toContain('Changes to your interview day');
  expect(again?.email.body.text).toMatch(/with Sample Dr\. E \[changed\]/);
  expect(again?.calendar).toContain('SEQUENCE:2');
  expect(second.find(({ to }) => to === 'd@example.org')?.email.body.text).toContain(
    'no longer have any interviews',
  );
  expect((await desk.command('record')).out).toMatch(
    /Interviews of a day published.*edition 2: 4 interviews, 1 of them/,
  );

  const moved = await readOffers(desk.store, season);
  const offer = moved.find(({ applicant }) => applicant.name === 'Sample Zoe')!;
  const looked = await desk.command('cancel', offer.id, '--reason', 'Ill');
  expect(looked.out).toMatch(
    /No longer fits: the published interview on Tue, Dec 1, .* with Sample Dr\. E$/m,
  );
  expect(looked.out).toContain('Then: plan-day 2026-12-01, and publish-day 2026-12-01');
  const eve = instant('2026-11-30T10:00-05:00');
  setClock(eve);
  const context = decisionContext({ kind: 'applicant' }, eve);
  await answerOffer(desk.store, { season, id: offer.id }, { action: 'cancel', version: 4 }, context);
  expect((await readOffer(desk.store, season, offer.id))?.itineraries).toBeUndefined();
  const late = (await newMails()).find(({ email }) => email.subject.startsWith('Late cancellation'));
  expect(late?.email.body.text).toMatch(
    /Published interviews that no longer fit\n( {2}Tue, Dec 1, .* with .*\n)* {2}Tue, Dec 1, .* with Sample Dr\. E\n/,
  );
  expect(late?.email.body.text).toMatch(/https:.*\/desk\/interviews\/2026-12-01/);
});
