import { expect, onTestFinished, test } from 'vitest';
import { instant } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { readToken } from '#functions/links/link-token.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { testKeys } from '#test/support/hosts/applicant.ts';
import { openBackstage } from '#test/support/hosts/background-functions.ts';
import { operatorsDesk } from '#test/support/hosts/operator.ts';
import { openOutbox } from '#test/support/hosts/outbox.ts';
import type { Arrived } from '#test/support/hosts/post-office.ts';

const season = 'your-program-2026-2027';
const list = 'id,name,email,tracks\n1,Sample One,one@example.org,preliminary\n';

/** The offer that the link in a mail names, if it is one of ours. */
function linkIn(mail: Arrived | undefined) {
  const token = /\/i\/([\w.-]+)/.exec(mail?.email.body.text ?? '')?.[1] ?? '';
  return readToken(token, testKeys);
}

test('the program’s changes to a booking are mailed: a link that replaces the earlier one, and the reason for canceling', async () => {
  const desk = await operatorsDesk(season);
  const stage = await openBackstage(desk.store, season);
  onTestFinished(() => stage.stop());
  const outbox = await openOutbox(desk.store);
  await desk.command('apply', 'seasons/template.yaml');
  await desk.command('invite', desk.file('one.csv', list));
  const [offer] = await readOffers(desk.store, season);
  const id = offer?.id ?? '';
  const book = { action: 'book', choice: { option: '2026-12-04', starts: ['morning'] } } as const;
  const context = decisionContext({ kind: 'applicant' }, instant('2026-10-27T10:00-04:00'));
  await answerOffer(desk.store, { season, id }, book, context);
  desk.setClock('2026-11-25T09:00-05:00');
  await desk.command('relink', id, '--yes');
  const reason = 'The team is <ill> & very sorry.';
  expect(await desk.command('cancel', id, '--reason', reason, '--yes')).toMatchObject({ code: 0 });

  expect(await stage.notices({ Records: await outbox() })).toEqual({ batchItemFailures: [] });
  const mails = await stage.office.arrived();
  expect(mails.map(({ email }) => email.subject.split(':')[0])).toEqual([
    'Interview invitation',
    'Interview booked',
    'Your new link',
    'Interview canceled',
  ]);
  const [, , relinked, canceled] = mails;
  expect(linkIn(relinked)).toEqual({ season, id, generation: 2 });
  const earlier = await answerOffer(desk.store, { season, id, generation: 1 }, { action: 'cancel' }, context);
  expect(earlier).toMatchObject({ kind: 'refused', refusal: { kind: 'link-revoked' } });
  expect(canceled?.email.body.text).toContain(reason);
  expect(canceled?.email.body.html).toContain('The team is &lt;ill&gt; &amp; very sorry.');
  expect(canceled?.calendar).toContain('METHOD:CANCEL');
});
