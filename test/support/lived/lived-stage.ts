import { type Instant, instant } from '#domain/values/time.ts';
import type { GatewayReply } from '#functions/http/reply.ts';
import type { Store } from '#functions/store/client.ts';
import { eventFor, runApplicant } from '#test/support/hosts/applicant.ts';
import { openBackstageWith } from '#test/support/hosts/background-functions.ts';
import { operatorsDesk, type Said } from '#test/support/hosts/operator.ts';
import { type LivedMail, startQuickPost } from './quick-post.ts';
import { mirrorOf, type TableMirror } from './table-mirror.ts';

export const livedSeason = 'im-2020-2021';

/** A problem as an applicant or a coordinator was told it. */
export type LivedRefusal = { readonly by: string; readonly title: string; readonly detail: string };

/** Every function of a deployment on one table, in process, under one clock that the test sets. */
export type LivedStage = {
  readonly store: Store;
  readonly mirror: TableMirror;
  readonly now: () => Instant;
  readonly setClock: (to: Instant) => void;
  /** The operator's command; throws with its complaints where it is refused. */
  readonly operate: (...words: readonly string[]) => Promise<string>;
  readonly tries: (...words: readonly string[]) => Promise<Said>;
  readonly file: (name: string, text: string) => string;
  readonly send: (
    route: string,
    token: string,
    asked?: { query?: string; body?: unknown },
  ) => Promise<GatewayReply>;
  /** Runs the clock once, and the digest where asked, and delivers what that and everything before has caused. */
  readonly sweep: (digest?: boolean) => Promise<void>;
  /** Delivers to the last notice; returns the mails that arrived. */
  readonly settle: () => Promise<readonly LivedMail[]>;
  readonly stop: () => Promise<void>;
};

/** A command waits a minute for a busy table, in milliseconds. */
const PATIENCE = 60_000;

/** As many records as Lambda hands over at once. */
const BATCH = 50;

/** Opens the stage on an empty table; `prepare` writes what nobody has to hear of from the stream. */
export async function openLivedStage(
  begins: Instant,
  prepare: (operate: LivedStage['operate'], file: LivedStage['file']) => Promise<void>,
): Promise<LivedStage> {
  const { store, command, file, setClock } = await operatorsDesk(livedSeason, PATIENCE);
  const post = await startQuickPost();
  const stage = await openBackstageWith(post, store, livedSeason);
  const applicant = await runApplicant(store);
  let now = begins;
  const moveTo = (to: Instant) => {
    now = to;
    setClock(to);
    stage.setClock(to);
  };
  const operate = async (...words: readonly string[]) => {
    const { code, out, complaints } = await command(...words);
    if (code !== 0) throw new Error(`${now}: ${words.join(' ')} was refused:\n${complaints}\n${out}`);
    return out;
  };
  moveTo(begins);
  await prepare(operate, file);
  const mirror = await mirrorOf(store);
  const settle = async () => {
    for (;;) {
      await mirror.follow();
      const outbox = mirror.outbox();
      if (outbox.length === 0) return post.collect();
      for (let from = 0; from < outbox.length; from += BATCH) {
        const reply = await stage.notices({ Records: outbox.slice(from, from + BATCH) });
        const { batchItemFailures } = reply as { batchItemFailures: unknown[] };
        if (batchItemFailures.length > 0) throw new Error(`${now}: ${batchItemFailures.length} not sent`);
      }
    }
  };
  return {
    ...{ store, mirror, now: () => now, setClock: moveTo, operate, tries: command, file, settle },
    send: (route, token, { query = '', body } = {}) =>
      applicant.invoke(
        eventFor(route, {
          ...{ token, query },
          headers: body
            ? { accept: 'application/json', 'content-type': 'application/json' }
            : { accept: query.includes('json') ? 'application/json' : 'text/html' },
          ...(body ? { body: JSON.stringify(body) } : {}),
        }),
      ),
    sweep: async (digest = false) => {
      if (digest) await again(stage.digest);
      while (((await again(stage.clockwork)) as { done: number }).done > 0);
    },
    stop: async () => {
      await applicant.stop();
      await stage.stop();
    },
  };
}

/** As Lambda calls a scheduled function that failed, twice again: on a machine with too much to do the table is busy. */
async function again<T>(call: () => Promise<T>, left = 2): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (left === 0) throw error;
    return again(call, left - 1);
  }
}

/** An instant on the program's wall clock, which is four hours behind until November 1, 2020, and five after that. */
export function inBoston(on: string, time: string): Instant {
  return instant(`${on}T${time}${on < '2020-11-01' ? '-04:00' : '-05:00'}`);
}
