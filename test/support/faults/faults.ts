import { setTimeout as sleep } from 'node:timers/promises';
import {
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import { seeded } from '#test/support/checks/seeded.ts';
import { putBetween, type SdkClient } from './sdk-middleware.ts';

/** The share of requests that meets each fault, from 0 to 1. Of transactions: conflicts and one under way. */
export type FaultRates = {
  /** `TransactionConflict`, and nothing was done. */
  readonly conflict?: number;
  /** `TransactionConflict` beside failed conditions that are not to be believed. */
  readonly mixedConflict?: number;
  readonly inProgress?: number;
  readonly throttle?: number;
  /** The connection breaks before anything is sent. */
  readonly resetBefore?: number;
  /** It was done, and the answer is lost. */
  readonly resetAfter?: number;
  /** The connection breaks, and the request arrives and is done only a while later, at the latest when `settled` is called. */
  readonly late?: number;
  /** It is sent late by up to `slowMs`. */
  readonly slow?: number;
  readonly slowMs?: number;
  /** Of the faults that the SDK would mend by itself, how many last through all of its tries. */
  readonly stubborn?: number;
};

export type Violation = Exclude<keyof FaultRates, 'slowMs' | 'stubborn'>;

/** The faults so far, and their seed. `settled` waits for requests that are still on their way. */
export type Faults = {
  readonly seed: number;
  readonly struck: Readonly<Record<Violation, number>>;
  settled(): Promise<void>;
};

const ofTransactions: readonly Violation[] = ['conflict', 'mixedConflict', 'inProgress'];
const faults: readonly Violation[] = [
  ...ofTransactions,
  'throttle',
  'resetBefore',
  'resetAfter',
  'late',
  'slow',
];
const said = { $metadata: {}, message: 'injected' };

/**
 * Makes an SDK client meet faults, at the rates given and drawn from the seed. They strike below the SDK's own retries,
 * so that these are exercised too, and above the wire, so that every request with an answer is known to be done. A fault that is
 * drawn as stubborn strikes every try of the SDK, so that the caller's own loop is exercised as well.
 */
export function strike(client: SdkClient, rates: FaultRates, seed: number): Faults {
  const dice = rollDice(rates, seed);
  const struck = nothingStruck();
  const onTheirWay = new Set<Promise<unknown>>();
  const end = Promise.withResolvers<void>();
  putBetween(client, 'faults', (next, { commandName }) => {
    let stubborn: Violation | undefined;
    return (args) => {
      const violation = stubborn ?? draw(dice.random, rates, commandName === 'TransactWriteItemsCommand');
      if (violation) struck[violation] += 1;
      if (violation && violation !== 'slow' && dice.isStubborn()) stubborn = violation;
      return meet(violation, () => next(args), {
        items: itemsOf(args),
        laterMs: dice.laterMs(),
        onTheirWay,
        end: end.promise,
      });
    };
  });
  const settled = async () => {
    end.resolve();
    await Promise.allSettled([...onTheirWay]);
  };
  return { seed, struck, settled };
}

/** All that is left to chance, from one seed. */
export function rollDice(rates: FaultRates, seed: number) {
  const random = seeded(seed);
  return {
    random,
    isStubborn: () => random() < (rates.stubborn ?? 0),
    laterMs: () => random() * (rates.slowMs ?? 20),
  };
}

export function nothingStruck(): Record<Violation, number> {
  return Object.fromEntries(faults.map((violation) => [violation, 0])) as Record<Violation, number>;
}

export function draw(random: () => number, rates: FaultRates, isTransaction: boolean): Violation | undefined {
  let drawn = random();
  return faults
    .filter((violation) => isTransaction || !ofTransactions.includes(violation))
    .find((violation) => {
      drawn -= rates[violation] ?? 0;
      return drawn < 0;
    });
}

function itemsOf(args: unknown): number {
  return (args as { input: { TransactItems?: readonly unknown[] } }).input.TransactItems?.length ?? 0;
}

type Circumstances = {
  readonly items: number;
  readonly laterMs: number;
  readonly onTheirWay: Set<Promise<unknown>>;
  /** Resolves when nothing may be late any longer. */
  readonly end: Promise<void>;
};

async function meet(
  violation: Violation | undefined,
  send: () => Promise<unknown>,
  { items, laterMs, onTheirWay, end }: Circumstances,
): Promise<unknown> {
  switch (violation) {
    case 'conflict':
      throw canceled(items, 'None');
    case 'mixedConflict':
      throw canceled(items, 'ConditionalCheckFailed');
    case 'inProgress':
      throw new TransactionInProgressException(said);
    case 'throttle':
      throw new ProvisionedThroughputExceededException(said);
    case 'resetBefore':
      throw reset();
    case 'resetAfter':
      await send();
      throw reset();
    case 'late':
      onTheirWay.add(
        Promise.race([sleep(laterMs, undefined, { ref: false }), end])
          .then(send)
          .catch(() => undefined),
      );
      throw reset();
    case 'slow':
      await sleep(laterMs);
      return send();
    case undefined:
      return send();
    default:
      throw new Error(`no such fault: ${violation satisfies never}`);
  }
}

/** One item of the transaction was in conflict; `other` is the reason given for the rest. */
function canceled(items: number, other: string): TransactionCanceledException {
  const codes = Array.from({ length: items }, (_, index) => (index === 0 ? 'TransactionConflict' : other));
  return new TransactionCanceledException({ ...said, CancellationReasons: codes.map((Code) => ({ Code })) });
}

function reset(): Error {
  return Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
}
