import { resolve } from 'node:path';
import { readSeasonFile } from '../season-file.ts';
import { shownAt } from './clock-move.ts';
import type { Local } from './start-local.ts';

type StoredMail = { readonly subject: string; readonly body: { readonly text?: string } };

/** The lines that `npm start` ends with: where everything is, and how to go on. */
export async function greeting(local: Local, from: { root: string; seasonFile: string }): Promise<string> {
  const { zone } = readSeasonFile(resolve(from.root, from.seasonFile));
  const mails = await mailsOf(local);
  const page = applicantPage(mails, local.url);
  const lines: readonly (readonly [string, string])[] = [
    ['The programme’s clock', shownAt(local.clock.now().getTime(), zone)],
    ['Mailbox', `${local.mailboxUrl} (${mails.length} mails)`],
    ...(page ? [['One applicant’s page', page] as const] : []),
    ['Move the clock', 'npm run clock -- +3d      (or 2020-11-16T07:00, or show)'],
    ['Start anew', 'npm start -- --fresh'],
    ['Stop', 'Ctrl-C'],
  ];
  const width = Math.max(...lines.map(([name]) => name.length));
  return ['', ...lines.map(([name, value]) => `  ${name.padEnd(width)}   ${value}`), ''].join('\n');
}

async function mailsOf({ mailboxUrl }: Local): Promise<readonly StoredMail[]> {
  const store = (await (await fetch(`${mailboxUrl}/store`)).json()) as { emails: StoredMail[] };
  return store.emails;
}

/** The page that a mail links to, best one of a pair of days: there is most to see. Always under today's address. */
function applicantPage(mails: readonly StoredMail[], url: string): string | undefined {
  const pages = mails.flatMap(({ body: { text = '' } }) => {
    const path = /https?:\/\/[^/\s]+(\/i\/[\w.~-]+)/.exec(text)?.[1];
    return path ? [{ page: url + path, hasPair: /primary.care/i.test(text) }] : [];
  });
  return (pages.find(({ hasPair }) => hasPair) ?? pages[0])?.page;
}
