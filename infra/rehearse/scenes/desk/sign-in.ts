import type { Outputs } from '#infra/rehearse/stage/cdk.ts';
import { check, checkSame } from '#infra/rehearse/stage/check.ts';
import { fetchPage } from '#infra/rehearse/stage/pages.ts';
import type { Stage } from '#infra/rehearse/stage/stage.ts';

const coordinator = 'coordinator.one@example.org';

/** A coordinator signs in by a mailed link, which works once, and out again. */
export async function signInAtDesk({ emulator, step }: Stage, { PublicUrl }: Outputs): Promise<void> {
  const desk = `${PublicUrl}/desk`;
  const link = await step('a coordinator asks for a sign-in link, and it is mailed', async () => {
    const asked = await fetchPage(emulator, `${desk}/sign-in`, { form: { address: coordinator } });
    checkSame(asked.status, 303, 'the reply’s status');
    const mail = await emulator.mailbox.newest(coordinator, ({ subject = '' }) =>
      /sign-in link/.test(subject),
    );
    return /https:\/\/\S+\/desk\/sign-in\/[\w.-]+/.exec(mail.text ?? '')?.[0] ?? '';
  });
  await step('the link signs in once, and the desk opens for the session alone', async () => {
    checkSame((await fetchPage(emulator, link)).status, 200, 'the status of the page behind the link');
    const begun = await fetchPage(emulator, link, { form: {} });
    checkSame(begun.status, 303, 'the sign-in’s status');
    const cookies = [begun.headers['set-cookie'] ?? []].flat().map(String);
    const cookie = cookies.map((each) => each.split(';')[0]).join('; ');
    check(
      cookies.some((each) => /^__Host-desk=.*HttpOnly; SameSite=Strict$/.test(each)),
      'the cookie is kept from others',
    );
    checkSame((await fetchPage(emulator, link, { form: {} })).status, 410, 'the second use’s status');
    checkSame((await fetchPage(emulator, desk)).status, 401, 'the desk’s status without a session');
    const page = await fetchPage(emulator, desk, { cookie });
    checkSame(page.status, 200, 'the desk’s status');
    const [, csrf = ''] = /name="csrf" value="([\w-]+)"/.exec(page.text) ?? [];
    const out = await fetchPage(emulator, `${desk}/sign-out`, { cookie, form: { csrf } });
    checkSame(out.status, 303, 'the sign-out’s status');
    checkSame((await fetchPage(emulator, desk, { cookie })).status, 401, 'the status after it');
  });
}
