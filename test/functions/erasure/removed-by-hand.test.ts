import { readFileSync } from 'node:fs';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { expect, onTestFinished, test } from 'vitest';
import { reconcile } from '#domain/reconciliation/reconcile.ts';
import { instant } from '#domain/values/time.ts';
import { loadSeasonState } from '#functions/reconciliation/load-books.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readSeats } from '#functions/store/items/seats.ts';
import { offerKey } from '#functions/store/keys.ts';
import { openBackstage } from '#test/support/hosts/background-functions.ts';
import { type OperatorsDesk, operatorsDesk } from '#test/support/hosts/operator.ts';
import { openOutbox } from '#test/support/hosts/outbox.ts';
import { everything } from '#test/support/measure/dump-table.ts';

const season = 'your-program-2026-2027';
const template = 'seasons/template.yaml';
const list = 'id,name,email,tracks\nS1,Sample One,one@example.org,preliminary\n';

/** Somebody who has booked, and whose offer was then deleted with the tools of AWS. */
async function removedByHand(): Promise<{ readonly desk: OperatorsDesk; readonly offer: string }> {
  const desk = await operatorsDesk(season);
  await desk.command('apply', template);
  await desk.command('invite', desk.file('one.csv', list));
  await desk.command('book', 'S1', '--to', '2026-12-04', '--yes');
  const offer = (await readOffers(desk.store, season))[0]!.id;
  const { client, table } = desk.store;
  await client.send(new DeleteCommand({ TableName: table, Key: offerKey(season, offer) }));
  return { desk, offer };
}

test('an offer that was removed by hand holds up no plan: it is named, and its seat stays', async () => {
  const { desk, offer } = await removedByHand();
  const changed = readFileSync(template, 'utf8').replace('changesCloseHours: ', 'changesCloseHours: 1');
  const file = desk.file('changed.yaml', changed);
  const plan = await desk.command('plan', file);
  expect([plan.code, plan.out]).toEqual([0, expect.stringContaining(`npm run season -- erase ${offer}`)]);
  expect(await desk.command('apply', file)).toMatchObject({ code: 0 });
  expect((await readSeats(desk.store, season)).filter(({ takenBy }) => takenBy === offer)).toHaveLength(1);
});

test('the books tell of it once, and erasing what is left ends that', async () => {
  const { desk, offer } = await removedByHand();
  const later = instant('2026-10-27T13:10:00Z');
  const found = async () => reconcile((await loadSeasonState(desk.store, season))!, later);
  expect(await found()).toEqual([{ kind: 'holder-unknown', offer, seats: [expect.any(String)] }]);
  const { code, out } = await desk.command('erase', offer, '--yes');
  expect([code, out]).toEqual([0, expect.stringContaining('the seats are free')]);
  expect((await found()).filter(({ kind }) => kind !== 'ledger-behind')).toEqual([]);
  expect(JSON.stringify(await everything(desk.store))).not.toMatch(/one@example.org|Sample One/);
  expect(await desk.command('erase', offer, '--yes')).toMatchObject({ code: 1 });
});

test('its mails that wait are not sent, and keep nobody else waiting', async () => {
  const desk = await operatorsDesk(season);
  const outbox = await openOutbox(desk.store);
  const stage = await openBackstage(desk.store, season);
  onTestFinished(() => stage.stop());
  await desk.command('apply', template);
  await desk.command('invite', desk.file('one.csv', list));
  const offer = (await readOffers(desk.store, season))[0]!.id;
  const { client, table } = desk.store;
  await client.send(new DeleteCommand({ TableName: table, Key: offerKey(season, offer) }));
  expect(await stage.notices({ Records: await outbox() })).toEqual({ batchItemFailures: [] });
  expect(await stage.office.arrived()).toEqual([]);
});
