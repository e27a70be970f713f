import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outputs } from '#infra/rehearse/stage/cdk.ts';
import { check, checkSame } from '#infra/rehearse/stage/check.ts';
import { fetchPage } from '#infra/rehearse/stage/pages.ts';
import type { Stage } from '#infra/rehearse/stage/stage.ts';
import { operate } from './operator.ts';
import { linkIn } from './personal-link.ts';
import { seasonFile } from './season-variants.ts';

/** Three invented applicants: one will book a pair of days, one comes with a browser, the third never answers. */
export const answering = 'rehearsal.one@example.org';
export const silent = 'rehearsal.two@example.org';
const browsing = 'rehearsal.three@example.org';

const list = `id,name,email,tracks
R0000001,Sample Applicant One,${answering},categorical; primary-care
R0000002,Sample Applicant Two,${silent},categorical
R0000003,Sample Applicant Three,${browsing},categorical; primary-care
`;

/**
 * The operator applies the season and invites; the stream sends each invitation. Returns the links of the two
 * applicants who will use them.
 */
export async function inviteApplicants(
  stage: Stage,
  outputs: Outputs,
  clockShiftMs: string,
): Promise<{ readonly link: string; readonly browsed: string }> {
  const { emulator, step, folder } = stage;
  const operator = (...args: string[]) => operate(emulator, outputs, clockShiftMs, args);
  await step('the operator applies the season', () => operator('apply', seasonFile));
  await step('the operator invites three applicants', () => {
    const csv = join(folder, 'applicants.csv');
    writeFileSync(csv, list);
    return operator('invite', csv);
  });
  return step('the stream has the invitations sent through SES', async () => {
    const isInvitation = (mail: { readonly subject?: string | undefined }) =>
      /invitation/i.test(mail.subject ?? '');
    await emulator.mailbox.newest(silent, isInvitation);
    const [link = '', browsed = ''] = await Promise.all(
      [answering, browsing].map(async (to) => linkIn((await emulator.mailbox.newest(to, isInvitation)).text)),
    );
    for (const each of [link, browsed])
      check(each.startsWith(`${outputs.PublicUrl}/i/`), 'the invitation has a link to the deployed pages');
    return { link, browsed };
  });
}

/** Opening a link shows the page; it changes nothing, and a link that was not signed opens nothing. */
export async function openLinks({ emulator, step }: Stage, link: string): Promise<void> {
  await step('the link opens the page, and asking for its head does too', async () => {
    const page = await fetchPage(emulator, link);
    checkSame(page.status, 200, 'the page’s status');
    check(page.text.includes('Sample Applicant One'), 'the page is the applicant’s');
    check(page.headers['referrer-policy'] === 'no-referrer', 'the page sends no referrer');
    checkSame((await fetchPage(emulator, link, { method: 'HEAD' })).status, 200, 'the head’s status');
  });
  await step('a link that was cut or made up opens nothing', async () => {
    for (const wrong of [link.slice(0, -1), link.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))])
      checkSame((await fetchPage(emulator, wrong)).status, 404, 'its status');
  });
}
