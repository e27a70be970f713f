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
  const { zone, coordinators } = deployedSeason(resolve(from.root, from.seasonFile));
  const mails = await storedMails(local);
  const links = linksIn(mails);
  const invitations = links.filter(({ tracks }) => tracks);
  const shown = Map.groupBy(invitations.length > 0 ? invitations : links, ({ tracks }) => tracks);
  const pages = [...shown].flatMap(([tracks, group]) =>
    group
      .slice(0, 1)
      .map(({ path }) => [tracks ? `Invited for ${tracks}` : 'A personal page', local.url + path] as const),
  );
  const portChanged = links.some(({ origin }) => origin !== local.url);
  const lines: readonly (readonly [string, string])[] = [
    ['The program’s clock', formatProgramTime(local.clock.now().getTime(), zone)],
    ['Mailbox', `${local.mailboxUrl} (${mails.length} mails)`],
    ...pages,
    ['The desk', deskHint(local, coordinators)],
    ...(portChanged
      ? [['Links in older mails', `now open at ${local.url}: their port was in use`] as const]
      : []),
    ['Who is invited', 'npm run season -- offers      (or roster 2020-11-17, changes, waves, --help)'],
    ['Move the clock', 'npm run clock -- +3d      (or 2020-11-16T07:00, or show)'],
    ['Start over', 'npm start -- --fresh'],
    ['Stop', 'Ctrl-C'],
  ];
  const width = Math.max(...lines.map(([name]) => name.length));
  return ['', ...lines.map(([name, value]) => `  ${name.padEnd(width)}   ${value}`), ''].join('\n');
}

/** Signing in works as in earnest: the link is in the mailbox. */
function deskHint({ url }: Local, [address]: readonly string[]): string {
  const who = address ? `sign in as ${address}: the link is in the mailbox` : 'the season file names nobody';
  return `${url}/desk (${who})`;
}

async function storedMails({ mailboxUrl }: Local): Promise<readonly StoredMail[]> {
  const store = (await (await fetch(`${mailboxUrl}/store`)).json()) as { emails: StoredMail[] };
  return store.emails;
}

/** The personal pages that mails link to, with their tracks where the mail says them: a program may word it otherwise. */
function linksIn(mails: readonly StoredMail[]) {
  return mails.flatMap(({ body: { text = '' } }) => {
    const [, origin, path] = /(https?:\/\/[^/\s]+)(\/i\/[\w.~-]+)/.exec(text) ?? [];
    const [, tracks] =
      /to invite you to interview for (.+?)\.\n/.exec(text.replace(/ \(NRMP \w+\)/g, '')) ?? [];
    return origin && path ? [{ origin, path, tracks }] : [];
  });
}
