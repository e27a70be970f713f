import type { Outputs } from '#infra/rehearse/stage/cdk.ts';
import { check, checkSame } from '#infra/rehearse/stage/check.ts';
import { fetchPage } from '#infra/rehearse/stage/pages.ts';
import type { Stage } from '#infra/rehearse/stage/stage.ts';

const coordinator = 'coordinator.one@example.org';

/** A coordinator signs in by a mailed link, which works once. Returns the cookie of the session, as a browser sends it. */
export async function signInAtDesk({ emulator, step }: Stage, { PublicUrl }: Outputs): Promise<string> {
  const desk = `${PublicUrl}/desk`;
  const link = await step('a coordinator asks for a sign-in link, and it is mailed', async () => {
    const asked = await fetchPage(emulator, `${desk}/sign-in`, { form: { address: coordinator } });
    checkSame(asked.status, 303, 'the reply’s status');
    const mail = await emulator.mailbox.newest(coordinator, ({ subject = '' }) =>
      /sign-in link/.test(subject),
    );
    return /https:\/\/\S+\/desk\/sign-in\/[\w.-]+/.exec(mail.text ?? '')?.[0] ?? '';
  });
  return step('the link signs in once, and the desk is closed without a session', async () => {
    checkSame((await fetchPage(emulator, link)).status, 200, 'the status of the page behind the link');
    const begun = await fetchPage(emulator, link, { form: {} });
    checkSame(begun.status, 303, 'the sign-in’s status');
    const cookies = [begun.headers['set-cookie'] ?? []].flat().map(String);
    const session = cookies.find((each) => /^__Host-desk=.*HttpOnly; SameSite=Strict$/.test(each));
    check(session !== undefined, 'the cookie is kept from others');
    checkSame((await fetchPage(emulator, link, { form: {} })).status, 410, 'the second use’s status');
    checkSame((await fetchPage(emulator, desk)).status, 401, 'the desk’s status without a session');
    return session?.split(';')[0] ?? '';
  });
}
