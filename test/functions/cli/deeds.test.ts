import { expect, test } from 'vitest';
import { instant } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { readSeats } from '#functions/store/items/seats.ts';
import { operatorsDesk } from '#test/support/hosts/operator.ts';

const season = 'your-program-2026-2027';

/** A primary-care applicant and a preliminary one, neither of whom has answered. */
async function deskWithTwo() {
  const desk = await operatorsDesk(season);
  await desk.command('apply', 'seasons/template.yaml');
  const rows = [
    '1,Sample One,one@example.org,categorical;primary-care',
    '2,Sample Two,two@example.org,preliminary',
  ];
  await desk.command('invite', desk.file('two.csv', `id,name,email,tracks\n${rows.join('\n')}\n`));
  const offers = await readOffers(desk.store, season);
  const [pair, single] = ['1', '2'].map(
    (id) => offers.find(({ applicant }) => applicant.id === id)?.id ?? '',
  );
  const offer = async (id: string) => (await readOffers(desk.store, season)).find((each) => each.id === id);
  const last = async (id: string) => (await readRecords(desk.store, season, id)).at(-1);
  return { desk, pair: pair ?? '', single: single ?? '', offer, last };
}

const pairDays = ['--to', '2026-11-16+2026-11-17', '--start', 'morning,afternoon'] as const;

test('without --yes a command shows the person, the day and the message, and changes nothing', async () => {
  const { desk, pair, offer } = await deskWithTwo();
  const shown = await desk.command('book', pair, ...pairDays);
  expect(shown).toMatchObject({ code: 1, complaints: expect.stringContaining('--yes') });
  expect(shown.out).toContain('Sample One <one@example.org>, id 1');
  expect(shown.out).toMatch(/Now: +open until/);
  expect(shown.out).toMatch(/After: +booked: .*16.*morning and .*17.*afternoon/);
  expect(shown.out).toMatch(/Mail: +Interview booked/);
  expect(shown.out).not.toContain('Dear');
  expect((await desk.command('book', pair, ...pairDays, '--preview')).out).toContain('Dear Sample One');
  expect(await offer(pair)).toMatchObject({ state: 'open', version: 1 });
});

test('the program books both days of a pair, moves them, and is told where it is so already', async () => {
  const { desk, pair, offer, last } = await deskWithTwo();
  expect(await desk.command('book', pair, ...pairDays, '--yes')).toMatchObject({ code: 0 });
  expect((await offer(pair))?.booking?.seats).toHaveLength(2);
  const other = ['--to', '2026-11-16+2026-11-17', '--start', 'afternoon,afternoon'] as const;
  expect(await desk.command('move', pair, ...other, '--reason', 'A clinic moved.', '--yes')).toMatchObject({
    code: 0,
  });
  expect(await last(pair)).toMatchObject({
    event: 'moved',
    reason: 'A clinic moved.',
    who: { kind: 'program', name: 'Sample Coordinator' },
  });
  const again = await desk.command('move', pair, ...other, '--yes');
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining('was moved already, on') });
  expect(again.out).toContain('nothing was sent');
  expect((await readSeats(desk.store, season)).filter(({ takenBy }) => takenBy)).toHaveLength(2);
});

test('a second cancel says when the first one was, and sends nothing', async () => {
  const { desk, pair } = await deskWithTwo();
  await desk.command('book', pair, ...pairDays, '--yes');
  expect((await desk.command('cancel', pair, '--yes')).out).toContain('This ends the invitation');
  const before = await readRecords(desk.store, season, pair);
  const again = await desk.command('cancel', pair, '--reason', 'again', '--yes');
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining('was canceled already, on') });
  expect(again.out).toContain('by Sample Coordinator');
  expect(await readRecords(desk.store, season, pair)).toEqual(before);
});

test('an invitation is declined for the applicant, and withdrawn only with a reason', async () => {
  const { desk, pair, single, last } = await deskWithTwo();
  expect(await desk.command('decline', single, '--reason', 'By phone.', '--yes')).toMatchObject({ code: 0 });
  expect(await last(single)).toMatchObject({ event: 'declined', reason: 'By phone.', notices: [{}] });
  expect(await desk.command('withdraw', pair, '--yes')).toMatchObject({
    code: 1,
    complaints: expect.stringContaining('A written reason is needed'),
  });
  expect(await desk.command('withdraw', pair, '--reason', 'Sent in error.', '--yes')).toMatchObject({
    code: 0,
  });
  expect(await last(pair)).toMatchObject({ event: 'withdrawn', notices: [{ to: 'one@example.org' }] });
});

test('a deadline only moves later, and not beyond the days that are left for others', async () => {
  const { desk, single, offer, last } = await deskWithTwo();
  const { closesAt = '' } = (await offer(single)) ?? {};
  for (const [until, why] of [
    ['2026-10-28 09:00', 'not later'],
    ['2027-12-01 09:00', 'No seat for '],
    ['tomorrow', '--until'],
  ] as const)
    expect(await desk.command('extend', single, '--until', until, '--yes')).toMatchObject({
      code: 1,
      complaints: expect.stringContaining(why),
    });
  expect(await offer(single)).toMatchObject({ closesAt });
  expect(await desk.command('extend', single, '--until', '2026-11-03 17:00', '--yes')).toMatchObject({
    code: 0,
  });
  expect(await offer(single)).toMatchObject({ closesAt: '2026-11-03T22:00:00.000Z' });
  expect(await last(single)).toMatchObject({ event: 'extended', deadlines: { before: closesAt } });
});

test('a name is corrected without mail', async () => {
  const { desk, single, offer, last } = await deskWithTwo();
  const said = await desk.command('rename', single, '--name', 'Sample  Second', '--yes');
  expect(said).toMatchObject({ code: 0, out: expect.stringContaining('none is sent') });
  expect(await offer(single)).toMatchObject({ applicant: { name: 'Sample Second' }, state: 'open' });
  expect(await last(single)).toMatchObject({ event: 'name-corrected', notices: [] });
  expect(await desk.command('rename', single, '--name', ' ', '--yes')).toMatchObject({ code: 1 });
});

test('a confirmation is sent again with the same calendar revision', async () => {
  const { desk, pair, single, last } = await deskWithTwo();
  await desk.command('resend', single, '--yes');
  expect(await last(single)).toMatchObject({ event: 'invitation-resent', notices: [{ kind: 'invitation' }] });
  await desk.command('book', pair, ...pairDays, '--yes');
  await desk.command('resend', pair, '--yes');
  expect(await last(pair)).toMatchObject({ event: 'booking-resent', sequence: 0, notices: [{}, {}] });
});

test('a refusal tells the operator what an operator can do', async () => {
  const { desk, pair } = await deskWithTwo();
  const { complaints } = await desk.command('cancel', pair, '--yes');
  expect(complaints).toContain('withdraw OFFER');
  expect(complaints).not.toContain('Open your invitation');
});

test('an offer that changes after it was shown is left alone', async () => {
  const { desk, pair, offer } = await deskWithTwo();
  const choice = { option: '2026-11-16_2026-11-17', starts: ['morning', 'morning'] } as const;
  const meanwhile = async () => {
    const context = decisionContext({ kind: 'applicant' }, instant('2026-10-27T10:00-04:00'));
    await answerOffer(desk.store, { season, id: pair }, { action: 'book', choice }, context);
    return 'yes';
  };
  const said = await desk.askedWith(meanwhile, 'rename', pair, '--name', 'Sample First');
  expect(said).toMatchObject({ code: 1, complaints: expect.stringContaining('changed after it was shown') });
  expect(await offer(pair)).toMatchObject({ state: 'booked', applicant: { name: 'Sample One' } });
  const typed = await desk.askedWith(async () => 'YES', 'rename', pair, '--name', 'Sample First');
  expect(typed).toMatchObject({ code: 0 });
  expect(await desk.askedWith(async () => 'no', 'cancel', pair)).toMatchObject({ code: 1 });
  expect(await offer(pair)).toMatchObject({ state: 'booked', applicant: { name: 'Sample First' } });
});

test('two applicants swap their interviews in one step: both are shown with their messages, and swapped whole', async () => {
  const { desk, offer, last } = await deskWithTwo();
  const rows = [3, 4].map((n) => `${n},Sample ${n},s${n}@example.org,primary-care`);
  await desk.command('invite', desk.file('more.csv', `id,name,email,tracks\n${rows.join('\n')}\n`));
  const [one, other] = (await readOffers(desk.store, season)).filter(({ applicant }) =>
    ['3', '4'].includes(applicant.id),
  );
  if (!one || !other) throw new Error('nobody was invited');
  await desk.command('book', one.id, ...pairDays, '--yes');
  await desk.command('book', other.id, ...pairDays.slice(0, 3), 'afternoon,morning', '--yes');
  const [before, otherBefore] = [await offer(one.id), await offer(other.id)];
  const shown = await desk.command('swap', 's3@example.org', '4');
  expect(shown).toMatchObject({ code: 1, complaints: expect.stringContaining('--yes') });
  expect(shown.out.match(/Mail: +Interview rescheduled/g)).toHaveLength(2);
  expect((await offer(one.id))?.booking).toEqual(before?.booking);
  expect(await desk.command('swap', '3', '4', '--reason', 'As both asked.', '--yes')).toMatchObject({
    code: 0,
    out: expect.stringContaining('are swapped'),
  });
  expect((await offer(one.id))?.booking).toEqual(otherBefore?.booking);
  expect((await offer(other.id))?.booking).toEqual(before?.booking);
  for (const { id } of [one, other])
    expect(await last(id)).toMatchObject({ event: 'swapped', reason: 'As both asked.', sequence: 1 });
  const held = (await readSeats(desk.store, season)).flatMap(({ takenBy }) => takenBy ?? []);
  expect(held.sort()).toEqual([one.id, one.id, other.id, other.id].sort());
  expect(await desk.command('swap', one.id, '2', '--yes')).toMatchObject({
    code: 1,
    complaints: expect.stringContaining('There is no booking to change'),
  });
});

test('a change of a day close ahead is shown with the coordinators whom it is told at once', async () => {
  const { desk, pair } = await deskWithTwo();
  await desk.command('book', pair, ...pairDays, '--yes');
  desk.setClock('2026-11-15T09:00-05:00');
  const shown = await desk.command('cancel', pair, '--reason', 'The team is ill.', '--preview');
  expect(shown.out).toMatch(/Mail: +Interview canceled/);
  expect(shown.out).toMatch(/Told at once: \S+@/);
});

test('an applicant is considered for another track: shown with its message first, and a date that does not fit is asked for', async () => {
  const { desk, pair, single, offer, last } = await deskWithTwo();
  const shown = await desk.command('reroute', single, '--track', 'categorical');
  expect(shown).toMatchObject({ code: 1, complaints: expect.stringContaining('--yes') });
  expect(shown.out).toMatch(/Mail: +Your invitation has changed: .* now for Categorical/);
  expect(await desk.command('reroute', single, '--track', 'categorical', '--yes')).toMatchObject({ code: 0 });
  expect(await offer(single)).toMatchObject({ tracks: ['categorical'], seatedAs: 'categorical' });
  await desk.command('book', pair, ...pairDays, '--yes');
  const kept = await desk.command('reroute', pair, '--track', 'preliminary', '--yes');
  expect(kept).toMatchObject({ code: 1, complaints: expect.stringContaining('--reopen') });
  expect(await desk.command('reroute', pair, '--track', 'primary-care', '--yes')).toMatchObject({ code: 0 });
  expect(await last(pair)).toMatchObject({
    event: 'booking-re-routed',
    tracks: { before: ['categorical', 'primary-care'], after: ['primary-care'] },
    notices: [{ part: 1 }, { part: 2 }],
  });
  const reopened = await desk.command('reroute', pair, '--track', 'preliminary', '--reopen', '--yes');
  expect(reopened).toMatchObject({ code: 0 });
  expect(await offer(pair)).toMatchObject({ state: 'open', seatedAs: 'preliminary' });
  expect(await last(pair)).toMatchObject({ event: 'given-back', tracks: { after: ['preliminary'] } });
  for (const [args, why] of [
    [['--track', 'surgery'], 'There are: '],
    [['--track', 'categorical', '--reopen', '--to', '2026-11-16'], 'not both'],
  ] as const)
    expect(await desk.command('reroute', pair, ...args)).toMatchObject({
      code: 1,
      complaints: expect.stringContaining(why),
    });
});
