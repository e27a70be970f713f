import { readFileSync } from 'node:fs';
import { expect, onTestFinished } from 'vitest';
import { instant } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { openBackstage } from './background-functions.ts';
import { type OperatorsDesk, operatorsDesk } from './operator.ts';
import { openOutbox } from './outbox.ts';

/** The season of the template, and its text. */
export const templateId = 'your-program-2026-2027';
export const templateText = readFileSync('seasons/template.yaml', 'utf8');

const list = [
  'id,name,email,tracks',
  '1,Sample Zoe,zoe@example.org,preliminary',
  '2,Sample Ann,ann@example.org,preliminary',
  '3,Sample Pair,pair@example.org,primary-care',
  '4,Sample Open,open@example.org,categorical',
].join('\n');

const choices: Readonly<Record<string, string>> = {
  preliminary: '2026-12-04',
  'primary-care': '2026-11-16_2026-11-17',
};

/**
 * A desk at which the template is applied, four people are invited, and three of them have booked in the mornings;
 * `newMails` delivers, and returns what was mailed since. One in a test file: the functions keep the first table.
 */
export async function runningDesk() {
  const desk = await operatorsDesk(templateId);
  const stage = await openBackstage(desk.store, templateId);
  onTestFinished(() => stage.stop());
  const outbox = await openOutbox(desk.store);
  await desk.command('apply', 'seasons/template.yaml');
  await desk.command('invite', desk.file('list.csv', list));
  await bookMornings(desk);
  const deliver = async () => {
    expect(await stage.notices({ Records: await outbox() })).toEqual({ batchItemFailures: [] });
    return stage.office.arrived();
  };
  const sent = (await deliver()).length;
  return { desk, stage, newMails: async () => (await deliver()).slice(sent) };
}

/** Every open offer that has one gets its first choice, in the mornings. */
export async function bookMornings({ store }: Pick<OperatorsDesk, 'store'>): Promise<void> {
  for (const { id, seatedAs, state } of await readOffers(store, templateId)) {
    const option = choices[seatedAs];
    if (!option || state !== 'open') continue;
    const starts = option.split('_').map(() => 'morning' as const);
    const context = decisionContext({ kind: 'applicant' }, instant('2026-10-27T10:00-04:00'));
    const ask = { action: 'book', choice: { option, starts } } as const;
    const answer = await answerOffer(store, { season: templateId, id }, ask, context);
    expect(answer).toMatchObject({ kind: 'granted' });
  }
}
