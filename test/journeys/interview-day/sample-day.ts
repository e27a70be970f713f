import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleExport } from '#infra/sample/main.ts';
import { type LivedIn, liveIn, pageIn } from '#test/support/hosts/running-season.ts';

/** The day that is walked through, and how many people are interviewed on it. */
export const DAY = '2020-11-17';
export const PEOPLE = 24;
const PAIR = '2020-11-30_2020-12-01';

/** Before the first of the AAMC IDs. */
const FIRST_ID = 20_900_000;

/** Somebody who is invited: the AAMC ID, the name and the personal page. */
export type Guest = { readonly id: string; readonly name: string; readonly link: string };

export type SampleDay = {
  readonly season: LivedIn;
  /** Everybody of the day, the morning first. */
  readonly guests: readonly Guest[];
  /** Two physician-scientists, who are interviewed two weeks later. */
  readonly scientists: readonly Guest[];
  stop(): Promise<void>;
};

const guestOf = (index: number) => ({
  id: String(FIRST_ID + index),
  name: `Sample Applicant ${String(index).padStart(2, '0')}`,
  email: `applicant.${index}@example.org`,
});

/** Starts a season with a day for 24 people, who have applied and are invited; two more are physician-scientists. `options` as of `liveIn`. */
export async function startSampleDay(options: Parameters<typeof liveIn>[0] = {}): Promise<SampleDay> {
  const folder = mkdtempSync(join(tmpdir(), 'fairslot-day-'));
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const people = Array.from({ length: PEOPLE + 2 }, (_, index) => guestOf(index + 1));
  const trackOf = (index: number) => (index < PEOPLE ? 'categorical' : 'physician-scientist');
  const rows = people.map(({ id, name, email }, index) => [id, name, email, trackOf(index)].join());
  const applicants = write('applicants.csv', ['id,name,email,tracks', ...rows].join('\n'));
  const season = await liveIn({ ...options, applicants });
  await season.operate('apply', write('season.yaml', largerDay()), '--yes');
  await season.operate(
    'import',
    write('export.csv', sampleExport(PEOPLE + 3, 3, 0).replaceAll('Applied,Yes', 'Applied,No')),
    '--yes',
  );
  const links = new Map(
    (await season.mails()).filter(({ text }) => /\/i\//.test(text)).map((mail) => [mail.to, pageIn(mail)]),
  );
  const [guests, scientists] = [people.slice(0, PEOPLE), people.slice(PEOPLE)].map((some) =>
    some.map(({ id, name, email }) => ({ id, name, link: links.get(email) ?? '' })),
  );
  rmSync(folder, { recursive: true });
  return { season, guests: guests ?? [], scientists: scientists ?? [], stop: season.stop };
}

/** The reference season, with more seats on the day. */
function largerDay(): string {
  const text = readFileSync('seasons/im-2020-2021.yaml', 'utf8');
  const seats = '{ for: [categorical], morning: 4, afternoon: 3 }';
  const at = text.indexOf(seats, text.indexOf(`- on: ${DAY}`));
  return `${text.slice(0, at)}${seats.replace('4', '12').replace('3', '12')}${text.slice(at + seats.length)}`;
}

/** Books for everybody who is not booked yet: the first half in the morning, the others in the afternoon. */
export async function bookEverybody({ guests, scientists }: SampleDay): Promise<void> {
  const book = async ({ link }: Guest, option: string, starts: readonly string[]) => {
    const body = new URLSearchParams({ option });
    for (const [index, start] of starts.entries()) body.set(`start-${index + 1}`, start);
    const reply = await fetch(`${link}/book`, { method: 'POST', body, redirect: 'manual' });
    if (reply.status !== 303) throw new Error(`${reply.status}: ${await reply.text()}`);
  };
  for (const [index, guest] of guests.entries())
    await book(guest, DAY, [index < guests.length / 2 ? 'morning' : 'afternoon']);
  for (const each of scientists) await book(each, PAIR, ['morning', 'morning']);
}

/** Interviewers for the day: three teams of two, and six who interview alone. */
export function interviewerList(): string {
  const row = (name: string, kinds: string, team: string, most: number, school: string, index: number) =>
    [
      `Sample Dr. ${name}`,
      `${name.toLowerCase()}@example.org`,
      kinds,
      team,
      most,
      `+1 617 555 02${index + 10}`,
      school,
    ].join();
  const teams = ['Abara', 'Berg', 'Costa', 'Duarte', 'Eriksen', 'Fofana'];
  const alone = ['Gruber', 'Haddad', 'Ivanova', 'Jansen', 'Kimura', 'Lindqvist'];
  const colors = ['blue', 'green', 'red'];
  return [
    'name,email,interviews,team,most,phone,school',
    ...teams.map((name, index) => row(name, 'team', colors[Math.floor(index / 2)] ?? '', 10, '', index)),
    ...alone.map((name, index) =>
      row(name, '1:1', '', 6, index === 0 ? 'Sample School of Medicine 7' : '', index + 6),
    ),
  ].join('\n');
}
