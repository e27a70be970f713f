import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, Outcome } from '#bench/bench.ts';
import { type MeteringWire, meteringWire } from '#bench/lambda/metering-wire.ts';
import {
  bookEverybody,
  DAY,
  interviewerList,
  PEOPLE,
  type SampleDay,
  startSampleDay,
} from '#test/journeys/interview-day/sample-day.ts';
import type { LivedIn } from '#test/support/hosts/running-season.ts';

const MOST_BYTES = 24 * 1024;

/** The pages by what they are called, and their paths; those by a personal link are added. */
const deskPages = {
  'All interview days': '/desk/interviews',
  'The plan by time': `/desk/interviews/${DAY}`,
  'The plan by applicant': `/desk/interviews/${DAY}?by=applicants`,
  'The board': `/desk/interviews/${DAY}/now`,
  'The roster': `/desk/days/${DAY}`,
  Interviewers: '/desk/interviewers',
  'A match list': '/desk/match/1261140C0',
} as const;

export const interviewDay: Bench = {
  name: 'interview-day',
  title: 'The pages of an interview day',
  about: `${PEOPLE} applicants and twelve interviewers on one day, whose plan is published, at 8:35 AM of that day: each page through the
local gateway, with the check of the link or of the session. Read units are metered on the way to DynamoDB Local, at the second opening,
when the environment remembers the season file.`,
  run: async ({ say }) => {
    let wire: MeteringWire | undefined;
    const day = await startSampleDay({
      wrapEnvironment: async (environment) => {
        wire ??= await meteringWire(environment.AWS_ENDPOINT_URL_DYNAMODB);
        return { ...environment, AWS_ENDPOINT_URL_DYNAMODB: wire.url };
      },
    });
    try {
      await bookEverybody(day);
      await publish(day.season);
      await day.season.local.clock.move(`${DAY}T08:35`);
      if (!wire) throw new Error('nothing stands between the functions and the table');
      return outcomeOf(await openAll(day, wire, say));
    } finally {
      await day.stop();
      await wire?.close();
    }
  },
};

type Opened = { readonly page: string; readonly bytes: number; readonly readUnits: number };

async function publish({ operate, local }: LivedIn): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'fairslot-interviewers-'));
  try {
    const list = join(folder, 'interviewers.csv');
    writeFileSync(list, interviewerList());
    await operate('interviewers', list, '--send-links', '--yes');
    await operate('plan-day', DAY);
    await operate('publish-day', DAY, '--yes');
    await local.drain();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function openAll(
  { season, guests }: SampleDay,
  wire: MeteringWire,
  say: (line: string) => void,
): Promise<readonly Opened[]> {
  const { url } = season.local;
  const cookie = await signIn(season);
  const pages = {
    'An applicant’s page': guests[0]?.link ?? '',
    'An interviewer’s page': await linkTo(season, 'kimura@example.org', /\S+\/interviewer\/[\w.-]+/),
    ...Object.fromEntries(Object.entries(deskPages).map(([page, path]) => [page, url + path])),
  };
  const opened: Opened[] = [];
  for (const [page, address] of Object.entries(pages)) {
    await open(address, cookie);
    const before = wire.units().read;
    const bytes = await open(address, cookie);
    opened.push({ page, bytes, readUnits: wire.units().read - before });
    say(`${page}: ${bytes} bytes`);
  }
  return opened;
}

/** The bytes of a page. Throws where it is not shown. */
async function open(address: string, cookie: string): Promise<number> {
  const reply = await fetch(address, { headers: { cookie }, redirect: 'error' });
  if (reply.status !== 200) throw new Error(`${address}: ${reply.status}`);
  return (await reply.arrayBuffer()).byteLength;
}

/** The session’s cookie of a coordinator, by the link in the mail. */
async function signIn(season: LivedIn): Promise<string> {
  const address = 'coordinator.one@example.org';
  const post = (to: string, form: Readonly<Record<string, string>>) =>
    fetch(to, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
  await post(`${season.local.url}/desk/sign-in`, { address });
  const reply = await post(await linkTo(season, address, /\S+\/desk\/sign-in\/[\w.-]+/), {});
  return reply.headers
    .getSetCookie()
    .map((each) => each.split(';')[0] ?? '')
    .join('; ');
}

async function linkTo(season: LivedIn, address: string, link: RegExp): Promise<string> {
  const mails = (await season.mails()).filter(({ to }) => to === address);
  const found = mails.flatMap(({ text }) => link.exec(text)?.[0] ?? []).at(-1);
  if (!found) throw new Error(`no link was mailed to ${address}`);
  return found;
}

function outcomeOf(opened: readonly Opened[]): Outcome {
  const [{ bytes } = { bytes: 0 }] = opened;
  const kilobytes = (value: number) => (value / 1024).toFixed(1);
  return {
    figures: [],
    targets: [
      {
        what: 'Bytes of an applicant’s page on the day',
        wanted: '≤ 24 KB',
        got: `${kilobytes(bytes)} KB`,
        isReached: bytes <= MOST_BYTES,
        means: 'With the schedule on both clocks, and the phones of those whom they meet. Uncompressed.',
      },
    ],
    sheets: [
      {
        title: 'Pages',
        columns: ['page', 'KB', 'read units'],
        rows: opened.map((each) => [each.page, kilobytes(each.bytes), each.readUnits]),
      },
    ],
    notes: ['All bookings of the season are read for a page of the desk, and here they are few.'],
  };
}
