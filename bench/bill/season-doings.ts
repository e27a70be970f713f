import { type EntryName, entries } from '#functions/entries.ts';
import type { ProgramLoad } from './growth.ts';
import type { Doing, Usage } from './season-bill.ts';

/** How long the season's deployment exists, and how much of it is kept. Assumed. */
export const MONTHS = 7;
const DAYS = MONTHS * 30;
const STORED_GB = 0.1;
const MAIL_GB = 25e-6;
const PAGE_GB = 16e-6;
const LOG_GB = 1e-6;

/** The resources of one stack; the template's tests count them. */
export const STACK = { roles: 13, alarms: 7, keys: 0, secrets: 1 };

/**
 * Billed seconds of an invocation, generously: a warm one takes less, a cold one about a second. Assumed. The sweep comes
 * every minute, so that it is nearly always warm.
 */
const seconds = { http: 0.2, stream: 0.4, sweep: 0.1, digest: 1, recount: 3, mail: 0.3 } as const;

/** A third is still open 48 hours before its end, a tenth at 12; nearly everybody is reminded twice of the interview. Assumed. */
const REMINDERS = 150 + 46 + 2 * 410;

/** A season of a program with 400 interviews: 460 are invited, 430 book, 30 of them cancel. Assumed. */
const numbers = {
  invited: 460,
  pages: 460 * 12,
  oneDay: 300,
  pairs: 130,
  refusals: 400,
  moves: 80,
  cancels: 30,
  declines: 20,
  ends: 10,
  // Invitations; one message for a day and two for a pair, and so for moves and cancels; declined and ended; reminders.
  notices: 460 + 300 + 2 * 130 + 104 + 39 + 20 + 10 + REMINDERS,
  reminders: REMINDERS,
  digests: 120,
  coordinators: 2,
  applications: 4_000,
};

/** The activities of a season and the use of each; `units` is the use that the meter found. */
export function seasonDoings(units: ReadonlyMap<string, Usage>): readonly Doing[] {
  const of = (what: string): Usage => units.get(what) ?? {};
  return [
    {
      what: 'Store an application (assumed: two items of 4 KB each)',
      times: numbers.applications,
      each: { writeUnit: 8, readUnit: 4 },
    },
    { what: 'Invite, in lists of 10', times: numbers.invited, each: of('invite') },
    { what: 'Open a page (mail scanners too)', times: numbers.pages, each: request(of('open a page')) },
    { what: 'Book one day', times: numbers.oneDay, each: request(of('book one day')) },
    { what: 'Book a pair', times: numbers.pairs, each: request(of('book a pair')) },
    {
      what: 'Be refused, nothing remembered',
      times: numbers.refusals,
      each: request(sum(of('open a page'), { readUnit: 3 })),
    },
    { what: 'Move', times: numbers.moves, each: request(of('move')) },
    { what: 'Cancel', times: numbers.cancels, each: request(of('cancel')) },
    { what: 'Decline', times: numbers.declines, each: request(of('decline')) },
    { what: 'Let an offer end', times: numbers.ends, each: of('let an offer end') },
    { what: 'Remind an applicant', times: numbers.reminders, each: of('remind') },
    {
      what: 'Send a notice, and hear that it arrived',
      times: numbers.notices,
      each: notice(of('send a notice')),
    },
    {
      what: 'Write and send the digest',
      times: numbers.digests,
      each: digest(of('write the digest'), of('send a notice')),
    },
    {
      what: 'Sweep every minute',
      times: DAYS * 1440,
      each: scheduled('clockwork', seconds.sweep, of('sweep')),
    },
    {
      what: 'Recount every hour',
      times: DAYS * 24,
      each: scheduled('reconciler', seconds.recount, of('recount')),
    },
    { what: 'Stand there for a month', times: MONTHS, each: standing },
  ];
}

/** The load when the program's wave has just opened: 460 people in ten minutes, ten times that rate at the peak. Assumed. */
export const programLoad: ProgramLoad = {
  ...STACK,
  mailsOnWaveDay: numbers.invited + 40,
  requestsPerSecond: (10 * 3 * numbers.invited) / 600,
  secondsOfRequest: seconds.http,
  scheduledRunsPerSecond: 1 / 60 + 1 / 3600,
};

const standing: Usage = {
  keyMonth: STACK.keys,
  secretMonth: STACK.secrets,
  alarmMonth: STACK.alarms,
  tableGbMonth: STORED_GB,
  backupGbMonth: STORED_GB,
  logGbMonth: 0.5,
};

function memoryMbOf(name: EntryName): number {
  const entry = entries.find((each) => each.name === name);
  if (!entry) throw new Error(`there is no entry ${name}`);
  return entry.size.memoryMb;
}

function invoked(name: EntryName, lasting: number): Usage {
  return {
    invocation: 1,
    gbSecond: (memoryMbOf(name) / 1024) * lasting,
    logGb: LOG_GB,
    keyUse: 0.01,
  };
}

function request(table: Usage): Usage {
  return sum(table, invoked('applicant', seconds.http), {
    apiRequest: 1,
    transferGb: PAGE_GB,
    secretUse: 0.02,
  });
}

function notice(table: Usage): Usage {
  const heard = invoked('feedback', seconds.mail);
  return sum(table, invoked('notices', seconds.stream), heard, {
    mail: 1,
    mailGb: MAIL_GB,
    topicMessage: 1,
    readUnit: 1,
  });
}

function digest(written: Usage, sent: Usage): Usage {
  const mails = Array.from({ length: numbers.coordinators }, () => notice(sent));
  return sum(scheduled('digest', seconds.digest, written), ...mails);
}

function scheduled(name: EntryName, lasting: number, table: Usage): Usage {
  return sum(table, invoked(name, lasting), { scheduledRun: 1 });
}

function sum(...all: readonly Usage[]): Usage {
  const names = new Set(all.flatMap((each) => Object.keys(each))) as Set<keyof Usage>;
  return Object.fromEntries(
    [...names].map((name) => [name, all.reduce((total, each) => total + (each[name] ?? 0), 0)]),
  );
}
