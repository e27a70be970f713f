import { afterAll, beforeAll, expect, test } from 'vitest';
import { plusHours } from '#domain/values/time.ts';
import { invitedAt, winterSeason } from '#test/support/builders/season.ts';
import { type RunningDesk, runDesk } from '#test/support/hosts/desk.ts';
import { type Outbox, openOutbox } from '#test/support/hosts/outbox.ts';

const address = 'editor@example.org';
const season = { ...winterSeason(), coordinators: [{ address, may: 'edit' as const }] };

let desk: RunningDesk;
let outbox: Outbox;
beforeAll(async () => {
  desk = await runDesk(season);
  outbox = await openOutbox(desk.store);
  desk.setClock(invitedAt);
});
afterAll(() => desk.stop());

const ask = (form: Readonly<Record<string, string>>) => desk.send('POST /desk/sign-in', { form });
const deliver = async () => {
  expect(await desk.stage.notices({ Records: await outbox() })).toEqual({ batchItemFailures: [] });
  return desk.stage.office.arrived();
};

test('a link is mailed to a coordinator, once and with its end, and to nobody else', async () => {
  await ask({ address: 'EDITOR@example.org' });
  const token = await desk.newestToken();
  await ask({ address: 'stranger@example.org' });
  await deliver();
  const mails = await deliver();
  expect(mails.map(({ to }) => to)).toEqual([address]);
  const [{ email } = { email: undefined }] = mails;
  expect(email?.subject).toBe('Your sign-in link – Sample Residency');
  expect(email?.body.text).toContain(`https://interviews.example.org/desk/sign-in/${token}`);
  expect(email?.body.text).toContain('It works once, until 12:15 PM, Eastern Time');
  const press = await desk.send('POST /desk/sign-in/{token}', { token, form: {} });
  expect(press.statusCode).toBe(303);
});

test('a link that was used or has ended before its mail could leave is not mailed anymore', async () => {
  const before = (await deliver()).length;
  await ask({ address });
  await desk.send('POST /desk/sign-in/{token}', { token: await desk.newestToken(), form: {} });
  await ask({ address });
  desk.setClock(plusHours(invitedAt, 0.26));
  expect(await deliver()).toHaveLength(before);
});
