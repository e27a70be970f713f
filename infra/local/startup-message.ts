import { resolve } from 'node:path';
import { deployedSeason } from '#infra/deployed-season.ts';
import { formatProgramTime } from '#infra/local/clock/parse-move.ts';
import type { Local } from './start-local.ts';

type StoredMail = { readonly subject: string; readonly body: { readonly text?: string } };

/** The lines that `npm start` prints once it is ready: the addresses and the next commands. */
export async function startupMessage(
  local: Local,
  from: { root: string; seasonFile: string },
): Promise<string> {
  const { zone } = deployedSeason(resolve(from.root, from.seasonFile));
  const mails = await storedMails(local);
  const links = linksIn(mails);
  const link = links.find(({ hasPair }) => hasPair) ?? links[0];
  const portChanged = links.some(({ origin }) => origin !== local.url);
  const lines: readonly (readonly [string, string])[] = [
    ['The program’s clock', formatProgramTime(local.clock.now().getTime(), zone)],
    ['Mailbox', `${local.mailboxUrl} (${mails.length} mails)`],
    ...(link ? [['One applicant’s page', local.url + link.path] as const] : []),
    ...(portChanged
      ? [['Links in older mails', `now open at ${local.url}: their port was in use`] as const]
      : []),
    ['Move the clock', 'npm run clock -- +3d      (or 2020-11-16T07:00, or show)'],
    ['Start over', 'npm start -- --fresh'],
    ['Stop', 'Ctrl-C'],
  ];
  const width = Math.max(...lines.map(([name]) => name.length));
  return ['', ...lines.map(([name, value]) => `  ${name.padEnd(width)}   ${value}`), ''].join('\n');
}

async function storedMails({ mailboxUrl }: Local): Promise<readonly StoredMail[]> {
  const store = (await (await fetch(`${mailboxUrl}/store`)).json()) as { emails: StoredMail[] };
  return store.emails;
}

/** The personal pages that mails link to. A page with pairs of days shows the most. */
function linksIn(mails: readonly StoredMail[]) {
  return mails.flatMap(({ body: { text = '' } }) => {
    const [, origin, path] = /(https?:\/\/[^/\s]+)(\/i\/[\w.~-]+)/.exec(text) ?? [];
    return origin && path ? [{ origin, path, hasPair: /primary.care/i.test(text) }] : [];
  });
}
