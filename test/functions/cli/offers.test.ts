import { expect, test } from 'vitest';
import { instant } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readOutlook } from '#functions/store/items/outlook.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { operatorsDesk } from '#test/support/hosts/operator.ts';

const season = 'your-program-2026-2027';

/** Two applicants: one has booked a primary-care pair, the other has not answered. */
async function deskWithBooking() {
  const desk = await operatorsDesk(season);
  await desk.command('apply', 'seasons/template.yaml');
  const rows = [
    '1,Sample One,one@example.org,categorical;primary-care',
    '2,Sample Two,two@example.org,preliminary',
  ];
  await desk.command('invite', desk.file('two.csv', `id,name,email,tracks\n${rows.join('\n')}\n`));
  const offers = await readOffers(desk.store, season);
  const [booked, open] = ['1', '2'].map((id) => offers.find(({ applicant }) => applicant.id === id)!.id);
  const choice = { option: '2026-11-16_2026-11-17', starts: ['morning', 'afternoon'] } as const;
  const ask = { action: 'book', choice } as const;
  await answerOffer(
    desk.store,
    { season, id: booked! },
    ask,
    decisionContext({ kind: 'applicant' }, instant('2026-10-27T10:00-04:00')),
  );
  return { desk, booked: booked!, open: open! };
}

test('a cancel by the program ends both days, on record under the operator’s name', async () => {
  const { desk, booked } = await deskWithBooking();
  expect(await desk.command('cancel', booked, '--yes')).toMatchObject({ code: 0 });
  const { offers, seats } = await readOutlook(desk.store, season);
  expect(offers.find(({ id }) => id === booked)).toMatchObject({ state: 'canceled' });
  expect(seats.filter(({ takenBy }) => takenBy)).toEqual([]);
  const records = await readRecords(desk.store, season, booked);
  expect(records.at(-1)).toMatchObject({
    event: 'canceled',
    who: { kind: 'program', name: 'Sample Coordinator' },
  });
  expect(records.at(-1)?.notices).toHaveLength(2);
});

test('within 14 days of the interview a cancel needs a reason, which the applicant reads', async () => {
  const { desk, booked } = await deskWithBooking();
  desk.setClock('2026-11-10T09:00-05:00');
  expect(await desk.command('cancel', booked, '--yes')).toMatchObject({
    code: 1,
    complaints: expect.stringContaining('A written reason is needed'),
  });
  expect(await desk.command('cancel', booked, '--reason', 'The team is ill.', '--yes')).toMatchObject({
    code: 0,
  });
  const records = await readRecords(desk.store, season, booked);
  expect(records.at(-1)).toMatchObject({ event: 'canceled', reason: 'The team is ill.' });
});

test('an offer without a booking is not canceled, and one that does not exist is not found', async () => {
  const { desk, open } = await deskWithBooking();
  expect(await desk.command('cancel', open, '--yes')).toMatchObject({
    code: 1,
    complaints: expect.stringContaining('no booking'),
  });
  for (const command of ['cancel', 'relink'])
    expect(await desk.command(command, 'offer_none', '--yes')).toMatchObject({
      code: 1,
      complaints: 'Season your-program-2026-2027 has no offer offer_none. The command `offers` lists them.',
    });
});

test('a wrong address is corrected with a new link; one that is none, or another’s, is refused', async () => {
  const { desk, open } = await deskWithBooking();
  const mailed = async () => (await readRecords(desk.store, season, open)).at(-1)?.notices;
  for (const [email, why] of [
    ['two@', 'is not an email address'],
    ['ONE@example.org', 'is the address of 1'],
  ] as const)
    expect(await desk.command('relink', open, '--email', email, '--yes')).toMatchObject({
      code: 1,
      complaints: expect.stringContaining(why),
    });
  expect(await mailed()).toMatchObject([{ to: 'two@example.org' }]);
  expect(await desk.command('relink', open, '--email', 'second@example.org', '--yes')).toMatchObject({
    code: 0,
  });
  expect(await mailed()).toMatchObject([{ to: 'second@example.org' }]);
  const offer = (await readOffers(desk.store, season)).find(({ id }) => id === open);
  expect(offer).toMatchObject({ applicant: { email: 'second@example.org' }, generation: 2, state: 'open' });
});

test('an address that only an ended offer of somebody still has is free', async () => {
  const { desk, booked, open } = await deskWithBooking();
  const context = decisionContext({ kind: 'applicant' }, instant('2026-10-27T14:00Z'));
  await answerOffer(desk.store, { season, id: open }, { action: 'decline' }, context);
  const list = 'id,name,email,tracks\n2,Sample Two,two@example.org,preliminary\n';
  await desk.command('invite', desk.file('again.csv', list), '--again');
  const offers = await readOffers(desk.store, season);
  const again = offers.find(({ applicant, state }) => applicant.id === '2' && state === 'open');
  expect(await desk.command('relink', booked, '--email', 'two@example.org', '--yes')).toMatchObject({
    code: 1,
  });
  await desk.command('relink', again?.id ?? '', '--email', 'second@example.org', '--yes');
  expect(await desk.command('relink', booked, '--email', 'two@example.org', '--yes')).toMatchObject({
    code: 0,
  });
});

test('a new link ends the earlier one and is mailed', async () => {
  const { desk, open } = await deskWithBooking();
  expect(await desk.command('relink', open, '--yes')).toMatchObject({ code: 0 });
  const offer = (await readOffers(desk.store, season)).find(({ id }) => id === open);
  expect(offer).toMatchObject({ generation: 2, state: 'open' });
  const records = await readRecords(desk.store, season, open);
  expect(records.at(-1)).toMatchObject({ event: 'link-reissued', notices: [{ to: 'two@example.org' }] });
});
