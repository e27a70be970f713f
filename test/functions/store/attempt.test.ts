import {
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, expect, test, vi } from 'vitest';
import type { AnyVerdict, Change } from '#domain/contract.ts';
import { decision, repeat } from '#domain/decisions/decision.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { attempt } from '#functions/store/attempt.ts';

const said = { $metadata: {}, message: 'as the service says' };
const database = mockClient(DynamoDBDocumentClient);
const store = { client: database as unknown as DynamoDBDocumentClient, table: 'table' };
const raise = decision('raised', [{ kind: 'raise-ledger', from: 1 } as const]);

afterEach(() => {
  database.reset();
  vi.restoreAllMocks();
});

function canceled(...codes: readonly string[]): TransactionCanceledException {
  return new TransactionCanceledException({ ...said, CancellationReasons: codes.map((Code) => ({ Code })) });
}

/** Gives the commits these answers in turn; after the last one every commit is granted. */
function databaseSays(...answers: readonly (Error | 'done')[]): void {
  const writes = answers.reduce(
    (each, answer) => (answer === 'done' ? each.resolvesOnce({}) : each.rejectsOnce(answer)),
    database.on(TransactWriteCommand),
  );
  writes.resolves({});
}

/** The tokens under which something was sent, in order. */
function tokens(): readonly (string | undefined)[] {
  return database.commandCalls(TransactWriteCommand).map((call) => call.args[0].input.ClientRequestToken);
}

/** Attempts what `verdicts` say, load by load (the last for all that follow), and counts the loads. */
async function attempted(...verdicts: readonly AnyVerdict[]) {
  const loads: boolean[] = [];
  const load = async (withOutlook: boolean) => loads.push(withOutlook);
  const settled = await attempt(
    store,
    'season',
    load,
    (count) => (verdicts[count - 1] ?? verdicts.at(-1)) as AnyVerdict,
  );
  return { ...settled, loads };
}

test('a decision that commits at once is read for once and sent once', async () => {
  databaseSays('done');
  expect(await attempted(raise)).toMatchObject({ verdict: raise, loads: [false] });
  expect(tokens()).toHaveLength(1);
});

test.each([
  ['a repeat', { kind: 'repeat', result: 'as it was' }],
  ['nothing to do', { kind: 'unchanged' }],
  ['a refusal', { kind: 'refusal', refusal: { kind: 'not-booked' } }],
] as const)('%s writes nothing', async (_what, verdict) => {
  expect(await attempted(verdict)).toMatchObject({ verdict, loads: [false] });
  expect(tokens()).toEqual([]);
});

test('a lost race is read and decided afresh, under another token', async () => {
  databaseSays(canceled('ConditionalCheckFailed'), 'done');
  expect((await attempted(raise)).loads).toEqual([false, false]);
  const [first, second] = tokens();
  expect(first).not.toBe(second);
});

test.each([
  ['a conflict', canceled('TransactionConflict')],
  ['a conflict beside a failed condition', canceled('ConditionalCheckFailed', 'TransactionConflict')],
  ['a transaction under way', new TransactionInProgressException(said)],
  ['throttling', new ProvisionedThroughputExceededException(said)],
  ['a reset, perhaps after the commit', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })],
])('after %s the same is sent again under the same token, without another read', async (_what, error) => {
  databaseSays(error, error, 'done');
  expect((await attempted(raise)).loads).toEqual([false]);
  expect(tokens()).toHaveLength(3);
  expect(new Set(tokens()).size).toBe(1);
});

test('a commit whose answer was lost is recognized by the fresh read', async () => {
  databaseSays(canceled('ConditionalCheckFailed'));
  expect(await attempted(raise, repeat('done'))).toMatchObject({ verdict: { kind: 'repeat' } });
});

test('the outlook is read only for a decision that asks for it', async () => {
  databaseSays('done');
  expect((await attempted({ kind: 'needs-outlook' }, raise)).loads).toEqual([false, true]);
});

test('after a lost race the outlook is read again only if the decision still asks for it', async () => {
  databaseSays(canceled('ConditionalCheckFailed'));
  const full = { kind: 'refusal', refusal: { kind: 'not-booked' } } as const;
  const settled = await attempted({ kind: 'needs-outlook' }, raise, full);
  expect(settled).toMatchObject({ verdict: full, loads: [false, true, false] });
});

test('a read that was throttled is read again', async () => {
  databaseSays('done');
  let reads = 0;
  const load = async () => {
    reads += 1;
    if (reads < 3) throw new ProvisionedThroughputExceededException(said);
  };
  await attempt(store, 'season', load, () => raise);
  expect(reads).toBe(3);
});

test('busy: a request that is not settled within five seconds is refused, after a last read', async () => {
  database.on(TransactWriteCommand).rejects(canceled('TransactionConflict'));
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  const settled = attempted(raise);
  await vi.waitFor(() => expect(tokens().length).toBeGreaterThan(0));
  clock.mockReturnValue(5_001);
  expect(await settled).toMatchObject({ verdict: { refusal: { kind: 'busy' } }, loads: [false, false] });
  expect(new Set(tokens()).size).toBe(1);
});

test('a command has more patience than a page: what takes longer than five seconds is still done', async () => {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  databaseSays(canceled('TransactionConflict'), 'done');
  const decide = () => {
    clock.mockReturnValue(20_000);
    return raise;
  };
  const settled = await attempt({ ...store, patience: 60_000 }, 'season', async () => undefined, decide);
  expect(settled).toMatchObject({ verdict: raise });
});

test('a commit found done when patience ends is granted, not refused as busy', async () => {
  database.on(TransactWriteCommand).rejects(canceled('TransactionConflict'));
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  const settled = attempted(raise, repeat('done'));
  await vi.waitFor(() => expect(tokens().length).toBeGreaterThan(0));
  clock.mockReturnValue(5_001);
  expect(await settled).toMatchObject({ verdict: { kind: 'repeat' } });
});

const full = { kind: 'refusal', refusal: { kind: 'not-booked' } } as const;
const lost = canceled('ConditionalCheckFailed');
const cutOff = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });

/** The kinds of items that were sent, send by send. */
function sent(): readonly (readonly unknown[])[] {
  return database
    .commandCalls(TransactWriteCommand)
    .map((call) =>
      (call.args[0].input.TransactItems ?? []).map(({ Put, Update }) => Put?.Item?.kind ?? Update),
    );
}

/** Raises the ledger, with another change that distinguishes the decision from its fence. */
const raiseAndAdd = decision<string, Change>('raised', [
  { kind: 'raise-ledger', from: 1 },
  { kind: 'add-seat', seat: { on: '2030-11-19' as CalendarDay, start: 'morning', number: 1, tracks: [] } },
]);

test.each([
  ['the connection broke', [cutOff, lost]],
  ['another send of it is under way', [new TransactionInProgressException(said), lost]],
  [
    'the SDK has sent it twice, and reports the second send only',
    [Object.assign(canceled('ConditionalCheckFailed'), { $metadata: { attempts: 2 } })],
  ],
])(
  'a decision that was given up is fenced off before anything else is decided, where %s',
  async (_, answers) => {
    databaseSays(...answers, 'done');
    expect(await attempted(raiseAndAdd, full)).toMatchObject({ verdict: full, loads: [false, false] });
    expect(sent().at(-1)).toEqual(['ledger']);
    expect(sent()).toHaveLength(answers.length + 1);
    expect(tokens().at(-1)).not.toBe(tokens().at(-2));
  },
);

test.each([
  ['its condition failed', [lost]],
  ['the service said of each send that it was not done', [canceled('TransactionConflict'), lost]],
])('a decision of which nothing can arrive anymore needs no fence: %s', async (_, answers) => {
  databaseSays(...answers);
  expect(await attempted(raiseAndAdd, full)).toMatchObject({ verdict: full });
  expect(sent()).toHaveLength(answers.length);
});

test('a fence that fails finds the lock raised, which has the same effect', async () => {
  databaseSays(cutOff, lost, lost);
  expect(await attempted(raiseAndAdd, full)).toMatchObject({ verdict: full, loads: [false, false] });
});

test.each([
  ['a refusal', full],
  ['a repeat', repeat('done')],
] as const)('busy: where the fence is not settled in time, %s is not answered', async (_, verdict) => {
  database.on(TransactWriteCommand).rejects(cutOff);
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  const settled = attempted(raiseAndAdd, verdict);
  await vi.waitFor(() => expect(tokens().length).toBeGreaterThan(0));
  clock.mockReturnValue(5_001);
  expect(await settled).toMatchObject({ verdict: { refusal: { kind: 'busy' } } });
  expect(sent().at(-1)).toEqual(['ledger']);
});

test('busy: a decision without a lock cannot be fenced off, so there is no other answer', async () => {
  databaseSays(cutOff, lost);
  const { changes } = raiseAndAdd;
  const settled = await attempted(decision('added', changes.slice(1)), full);
  expect(settled).toMatchObject({ verdict: { refusal: { kind: 'busy' } } });
});

test('an error that no retry could cure is thrown', async () => {
  databaseSays(canceled('ValidationError'));
  await expect(attempted(raise)).rejects.toThrow('as the service says');
  expect(tokens()).toHaveLength(1);
});

test('a decision that asks for the outlook although it has it is a mistake of ours', async () => {
  await expect(attempted({ kind: 'needs-outlook' })).rejects.toThrow('outlook');
});
