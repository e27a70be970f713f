import { RSABSSA } from '@cloudflare/blindrsa-ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { readToken } from '#functions/links/link-token.ts';
import { moderateAtDesk } from '#functions/questions/moderate-question.ts';
import { spendOnQuestion } from '#functions/questions/spend-token.ts';
import { takeTokens } from '#functions/questions/take-tokens.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { readQuestions } from '#functions/store/questions/questions.ts';
import { testKeys } from '#test/support/hosts/applicant.ts';
import { type LivedStage, livedSeason } from './lived-stage.ts';

const suite = RSABSSA.SHA384.PSS.Randomized();
const text = (value: Uint8Array) => Buffer.from(value).toString('base64url');
const bytes = (value: string) => Uint8Array.from(Buffer.from(value, 'base64url'));
const filler = (many: number) =>
  Array.from({ length: many }, () => text(crypto.getRandomValues(new Uint8Array(256)).fill(0, 0, 1)));

/** Takes the tokens of a panel by a personal link, as a browser does, and returns one for a question; nothing where refused. */
async function takeOne({ store, now }: LivedStage, token: string, on: CalendarDay) {
  const link = readToken(token, testKeys);
  if (!link) return undefined;
  const first = await takeTokens(store, link, { on, batch: { question: [], vote: [] } }, now());
  if ('kind' in first) return undefined;
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };
  const key = await crypto.subtle.importKey('spki', bytes(first.keys.question), algorithm, true, ['verify']);
  const message = suite.prepare(crypto.getRandomValues(new Uint8Array(32)));
  const { blindedMsg, inv } = await suite.blind(key, message);
  const batch = { question: [text(blindedMsg), ...filler(2)], vote: filler(10) };
  const taken = await takeTokens(store, link, { on, batch }, now());
  if ('kind' in taken) return undefined;
  const signature = await suite.finalize(key, message, bytes(taken.signatures.question[0] ?? ''), inv);
  return { message: text(message), signature: text(signature) };
}

/** Those who come take tokens, some ask, and a resident answers. Returns how many questions were asked. */
export async function livePanel(
  stage: LivedStage,
  on: CalendarDay,
  links: readonly string[],
): Promise<number> {
  let asked = 0;
  for (const link of links) {
    const token = await takeOne(stage, link, on);
    if (!token) continue;
    const day = { season: livedSeason, on };
    const words = `What surprised you in month ${asked + 1} of the first year?`;
    if (!(await spendOnQuestion(stage.store, day, { text: words, token }, stage.now()))) asked += 1;
  }
  const context = decisionContext({ kind: 'program', name: 'resident@example.org' }, stage.now());
  const { questions } = await readQuestions(stage.store, livedSeason, on);
  for (const { id, version } of questions)
    await moderateAtDesk(
      stage.store,
      livedSeason,
      { on, id, version },
      { act: 'answer', answer: '' },
      context,
    );
  return asked;
}
