import { expect, test } from 'vitest';
import { instant } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readOutlook } from '#functions/store/items/outlook.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { runningDesk, templateId, templateText } from '#test/support/hosts/running-desk.ts';
import { seatCounts, statedCounts } from '#test/support/models/season-world.ts';

/** The first day of the only pair is another one. */
const otherDay = templateText
  .replace('[2026-11-16, 2026-11-17]', '[2026-11-15, 2026-11-17]')
  .replace('- on: 2026-11-16', '- on: 2026-11-15');

test('a file that takes a day away gives both days of a pair back, tells the applicant once, and opens the choice again', async () => {
  const { desk, newMails } = await runningDesk();
  const file = desk.file('other-day.yaml', otherDay);
  const { code, out, complaints } = await desk.command('plan', file);
  expect([code, complaints, out.replaceAll(/offer_\w+/g, 'offer')]).toEqual([
    0,
    '',
    expect.stringContaining(
      '  Sample Pair <pair@example.org> (offer): Mon, Nov 16, morning, 8:00 AM – 12:30 PM and Tue, Nov 17, morning, 8:00 AM – 12:30 PM: both days of the pair are given back, to choose again by Fri, Oct 30, 5:00 PM EDT. 2 mails',
    ),
  ]);
  expect(out).toContain('Concerned: 1 person with a booking. To be sent: 2 mails.');
  expect(await desk.command('apply', file)).toMatchObject({
    code: 1,
    complaints: expect.stringContaining('A written reason is needed'),
  });

  const done = await desk.command('apply', file, '--reason', 'Snow <closed> the hospital.');
  expect([done.code, done.out]).toEqual([0, expect.stringContaining('Told: 1 person.')]);
  const { applied, seats, offers } = await readOutlook(desk.store, templateId);
  expect(seatCounts(seats)).toEqual(statedCounts(applied!.season));
  expect(applied?.changing).toBeUndefined();
  const pair = offers.find(({ seatedAs }) => seatedAs === 'primary-care')!;
  expect(pair).toMatchObject({ state: 'open', closesAt: '2026-10-30T21:00:00.000Z' });
  expect(seats.filter(({ takenBy }) => takenBy === pair.id)).toEqual([]);
  expect((await readRecords(desk.store, templateId, pair.id)).at(-1)).toMatchObject({
    event: 'given-back',
    who: { kind: 'program', name: 'Sample Coordinator' },
    reason: 'Snow <closed> the hospital.',
    left: [{ on: '2026-11-16', at: '08:00' }, { on: '2026-11-17' }],
  });

  const mails = await newMails();
  expect(mails.map(({ to, email }) => `${to} ${email.subject}`)).toEqual([
    'pair@example.org Please choose another date: Your Residency Program, interview on Monday, November 16 and Tuesday, November 17, 2026 canceled',
    'pair@example.org Calendar cancellation for day 2: Your Residency Program, Tuesday, November 17, 2026',
  ]);
  for (const { calendar } of mails) expect(calendar).toMatch(/METHOD:CANCEL[\s\S]*SEQUENCE:1/);
  expect(mails[0]?.email.body.text).toMatch(
    /Snow <closed> the hospital\.[\s\S]*Choose another date[\s\S]*Friday, October 30, 2026/,
  );

  const again = await desk.command('apply', file);
  expect([again.code, again.out]).toEqual([0, expect.stringContaining('Nothing changes')]);
  const choice = { option: '2026-11-15_2026-11-17', starts: ['morning', 'morning'] } as const;
  const context = decisionContext({ kind: 'applicant' }, instant('2026-10-28T10:00-04:00'));
  const name = { season: templateId, id: pair.id };
  expect(await answerOffer(desk.store, name, { action: 'book', choice }, context)).toMatchObject({
    kind: 'granted',
    offer: { state: 'booked', sequence: 2 },
  });
  const after = await newMails();
  expect(after).toHaveLength(4);
  for (const { calendar } of after.slice(2)) expect(calendar).toMatch(/METHOD:REQUEST[\s\S]*SEQUENCE:2/);
});

test('a file whose people could not all choose again is refused with the number, and says what to do', async () => {
  const { desk } = await runningDesk();
  const file = desk.file(
    'fewer.yaml',
    templateText
      .replaceAll('2026-12-04', '2026-12-05')
      .replace('[preliminary], morning: 8', '[preliminary], morning: 1'),
  );
  const before = await readOutlook(desk.store, templateId);
  const { code, complaints } = await desk.command('apply', file, '--reason', 'Snow.');
  expect(code).toBe(1);
  expect(complaints).toContain(
    'not all could choose again: of 2 open offers for Preliminary, 1 would have a seat',
  );
  expect(complaints).toContain('Add seats on days that are left');
  expect(await readOutlook(desk.store, templateId)).toEqual(before);
});

test('of a start that keeps fewer seats than are held, the last seats are taken away, and their holders can stay on what is left', async () => {
  const { desk } = await runningDesk();
  const file = desk.file(
    'cut.yaml',
    templateText
      .replace('[preliminary], morning: 8', '[preliminary], morning: 1')
      .replace('      - 2026-12-04\n', '      - 2026-12-04\n      - 2026-12-05\n')
      .concat(
        '  - on: 2026-12-05\n    starts: one-start\n    seats:\n      - { for: [preliminary], morning: 1 }\n',
      ),
  );
  const done = await desk.command('apply', file, '--reason', 'One interviewer is ill.');
  expect([done.code, done.complaints, done.out]).toEqual([0, '', expect.stringContaining('Told: 1 person.')]);
  const offers = (await readOffers(desk.store, templateId)).filter(
    ({ seatedAs }) => seatedAs === 'preliminary',
  );
  expect(offers.map(({ state }) => state).sort()).toEqual(['booked', 'open']);
});
