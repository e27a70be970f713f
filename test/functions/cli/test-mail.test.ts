import { SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readOffers } from '#functions/store/items/offers.ts';
import { type OperatorsDesk, operatorsDesk } from '#test/support/hosts/operator.ts';

const id = 'your-program-2026-2027';
const ses = mockClient(SESClient);
let desk: OperatorsDesk;
let list: string;

beforeEach(async () => {
  ses.reset();
  ses.on(SendRawEmailCommand).resolves({ MessageId: 'sample' });
  desk = await operatorsDesk(id);
  await desk.command('apply', 'seasons/template.yaml');
  const rows = [
    '1,Sample One,one@example.org,preliminary',
    '2,Sample Two,two@example.org,preliminary',
    '3,Sample Three,three@example.org,categorical',
  ];
  list = desk.file('list.csv', `id,name,email,tracks\n${rows.join('\n')}\n`);
});
afterEach(() => ses.reset());

/** Whom the mails went to, and their text. */
function sent() {
  return ses.commandCalls(SendRawEmailCommand).map(({ args: [{ input }] }) => ({
    to: input.Destinations,
    raw: Buffer.from(input.RawMessage?.Data ?? []).toString(),
  }));
}

test('a test goes to one address, one mail for each combination of tracks, and invites nobody', async () => {
  const said = await desk.command('invite', list, '--test', 'me@example.org');
  expect(said).toMatchObject({ code: 0, complaints: '' });
  expect(sent().map(({ to }) => to)).toEqual([['me@example.org'], ['me@example.org']]);
  for (const { raw } of sent()) {
    expect(raw).toContain('Subject: [TEST] Interview invitation');
    expect(raw).toContain('https://example.org/this-is-a-sample-link');
  }
  expect(await readOffers(desk.store, id)).toEqual([]);
});

test('without an address it goes to the first coordinator of the season', async () => {
  await desk.command('invite', '--test', list);
  expect(new Set(sent().flatMap(({ to }) => to))).toEqual(new Set(['coordinator@example.org']));
});

test('the test of a wave shows the deadline that its release will give', async () => {
  await desk.command('invite', list, '--test', 'me@example.org', '--at', '2026-11-02 10:00 AM');
  expect(sent()[0]?.raw.replace(/\r\n /g, ' ')).toContain('respond by Thu, Nov 5, 5:00 PM EST');
  expect(await readOffers(desk.store, id)).toEqual([]);
});

test('credentials without the right to send are told which one they lack', async () => {
  const denied = {
    name: 'AccessDenied',
    $fault: 'client',
    $metadata: {},
    message: 'not authorized',
  } as const;
  ses.on(SendRawEmailCommand).rejects(new SESServiceException(denied));
  const said = await desk.command('invite', list, '--test', 'me@example.org');
  expect(said).toMatchObject({ code: 1, complaints: expect.stringContaining('ses:SendRawEmail') });
});

test('what is no address, and a list of people who are all invited, send nothing', async () => {
  expect((await desk.command('invite', list, '--test', 'me@')).complaints).toContain(
    'is not an email address',
  );
  await desk.command('invite', list);
  expect((await desk.command('invite', list, '--test')).complaints).toContain('Nobody is left to invite');
  expect(sent()).toEqual([]);
});
