import { expect, test } from 'vitest';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { type OperatorsDesk, operatorsDesk } from '#test/support/hosts/operator.ts';

const season = 'your-program-2026-2027';
const on = '2026-12-01' as CalendarDay;
const [one, two] = ['20990001', '20990002'];

/** Two applicants who are booked for the same morning. */
async function deskOfTwo(): Promise<{ readonly desk: OperatorsDesk; readonly offer: string }> {
  const desk = await operatorsDesk(season);
  await desk.command('apply', 'seasons/template.yaml');
  const rows = [one, two].map((id) => `${id},Sample ${id},${id}@example.org,categorical`);
  await desk.command('invite', desk.file('two.csv', `id,name,email,tracks\n${rows.join('\n')}\n`));
  const offers = await readOffers(desk.store, season);
  for (const { id } of offers) {
    const ask = { action: 'book', choice: { option: on, starts: ['morning'] } } as const;
    const context = decisionContext({ kind: 'applicant' }, instant('2026-10-27T10:00-04:00'));
    await answerOffer(desk.store, { season, id }, ask, context);
  }
  return { desk, offer: offers.find(({ applicant }) => applicant.id === one)!.id };
}

test('a no-show is entered once the interview has begun, with a reason, and taken back; the match list follows', async () => {
  const { desk, offer } = await deskOfTwo();
  const list = async () => (await desk.command('match-list', code)).out;
  const code = '0000000C0';
  const noShow = (...more: readonly string[]) => desk.command('no-show', offer, '--yes', ...more);
  desk.setClock('2026-12-01T07:59-05:00');
  expect(await noShow('--reason', 'No answer')).toMatchObject({ code: 1 });
  const came = await desk.command('came', offer, '--yes');
  expect(came.out).toMatch(/: no no-show is entered\. Nothing was changed, and nothing was sent\.$/);
  expect(came.out).not.toContain('already');
  desk.setClock('2026-12-01T08:10-05:00');
  expect(await noShow()).toMatchObject({ code: 1 });
  expect(await noShow('--reason', 'No answer')).toMatchObject({ code: 0 });
  expect(await noShow('--reason', 'No answer')).toMatchObject({ code: 0 });
  expect((await readRecords(desk.store, season, offer)).map(({ event }) => event)).toEqual([
    ...['invited', 'booked', 'no-show-entered'],
  ]);

  desk.setClock('2026-12-02T09:00-05:00');
  expect(await list()).toContain(two);
  expect(await list()).not.toContain(one);
  const order = desk.file('order.txt', `${one}\n${two}\n`);
  const early = await desk.command('match-list', code, '--import', order, '--yes');
  expect([early.code, early.complaints]).toEqual([1, expect.stringContaining('did not come')]);

  expect(await desk.command('came', offer, '--yes')).toMatchObject({ code: 0 });
  expect(await desk.command('match-list', code, '--import', order, '--yes')).toMatchObject({ code: 0 });
  expect((await desk.command('match-list', code, '--csv')).out).toBe(`1,${one}\r\n2,${two}\r\n`);
  const short = desk.file('short.csv', `Name,AAMC ID,Rank\nB,${two},1\n`);
  const looked = await desk.command('match-list', code, '--import', short, '--dry-run');
  expect(looked.out).toContain('Ranked by the numbers in the column “Rank”.');
  expect(looked.out).toContain('Not read: the column “Name”.');
  expect(looked.out).toMatch(new RegExp(`Off the list: .*\\(${one}\\), rank 1 now`));
  const twice = desk.file('twice.txt', `${one}\n${one}\n`);
  expect(await desk.command('match-list', code, '--import', twice, '--yes')).toMatchObject({ code: 1 });
  expect(await desk.command('match-list', 'none')).toMatchObject({
    code: 1,
    complaints: expect.stringContaining('no NRMP code'),
  });
});
