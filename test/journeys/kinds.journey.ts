import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ICAL from 'ical.js';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { csvOf } from '#functions/sheets/sheet.ts';
import { type InvitationKind, invitationKinds } from '#test/support/builders/invitation-kinds.ts';
import { openPage, startBrowser } from '#test/support/hosts/browser.ts';
import { type LivedIn, liveIn, pageIn, type ReadMail } from '#test/support/hosts/running-season.ts';
import { book, cancel, chooseZone, decline, open, reschedule, walkOn } from './walk.ts';

type Way = {
  readonly how: string;
  readonly width: number;
  readonly by: 'keyboard' | 'pointer';
  readonly hasScript: boolean;
};

const ways: readonly Way[] = [
  { how: 'by keyboard at 360 px', width: 360, by: 'keyboard', hasScript: true },
  { how: 'by keyboard at 1280 px', width: 1280, by: 'keyboard', hasScript: true },
  { how: 'without script', width: 360, by: 'pointer', hasScript: false },
];
const journeys = invitationKinds.flatMap((kind) =>
  ways.map((way) => ({ kind, way, name: kind.name, ...way })),
);

let season: LivedIn;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'fairslot-journeys-'));

beforeAll(async () => {
  const applicants = join(folder, 'applicants.csv');
  writeFileSync(applicants, applicantList());
  [season, browser] = await Promise.all([
    liveIn({ applicants, databaseEndpoint: inject('databaseEndpoint') }),
    startBrowser(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await season?.stop();
  rmSync(folder, { recursive: true });
});

/** Of each kind, one applicant who books and one who declines on every way. */
function applicantList(): string {
  const rows = journeys.flatMap(({ kind, way }) =>
    (['books', 'declines'] as const).map((does) => {
      const id = nameOf(kind, way, does);
      return [id, `Sample ${id}`, addressOf(kind, way, does), kind.tracks.join('; ')];
    }),
  );
  return csvOf({ columns: ['id', 'name', 'email', 'tracks'], rows });
}

function nameOf(kind: InvitationKind, way: Way, does: 'books' | 'declines'): string {
  return `${kind.tracks.join('-and-')}-${ways.indexOf(way) + 1}-${does}`;
}

function addressOf(...who: Parameters<typeof nameOf>): string {
  return `${nameOf(...who)}@example.org`;
}

async function mailsTo(address: string): Promise<readonly ReadMail[]> {
  return (await season.mails()).filter(({ to }) => to === address);
}

async function invitationTo(address: string): Promise<ReadMail> {
  const [invitation] = await mailsTo(address);
  if (!invitation) throw new Error(`${address} was not invited`);
  return invitation;
}

/** METHOD, UID and SEQUENCE of the entries that were mailed, in their order. */
async function entriesSentTo(address: string) {
  return (await mailsTo(address)).flatMap(({ calendars: [text] }) => {
    if (!text) return [];
    const calendar = new ICAL.Component(ICAL.parse(text));
    const method = calendar.getFirstPropertyValue('method');
    return calendar.getAllSubcomponents('vevent').map((each) => {
      const { uid, sequence } = new ICAL.Event(each);
      return { method, uid, sequence };
    });
  });
}

function optionsFor({ width, hasScript }: Way) {
  const viewport = { width, height: 800 };
  return { viewport, timezoneId: 'Asia/Tokyo', javaScriptEnabled: hasScript };
}

describe.concurrent('an invitation is opened from its mail, booked, rescheduled and canceled', () => {
  test.each(journeys)('for $name, $how', async ({ kind, way }) => {
    const address = addressOf(kind, way, 'books');
    const invitation = await invitationTo(address);
    const { page, complaints, requests } = await openPage(browser, optionsFor(way));
    const walk = walkOn(page, way.by, way.hasScript);
    await open(walk, pageIn(invitation));
    const both = /Every date is a pair of days, and you attend both/;
    for (const text of [invitation.text, await page.innerText('main')])
      expect(both.test(text)).toBe(kind.isPair);
    await chooseZone(walk);
    await book(walk);
    await reschedule(walk);
    await cancel(walk);

    const days = kind.isPair ? [1, 2] : [1];
    const entries = await entriesSentTo(address);
    expect(entries.map(({ method, sequence }) => `${method} ${sequence}`)).toEqual(
      ['REQUEST 0', 'REQUEST 1', 'CANCEL 2'].flatMap((each) => days.map(() => each)),
    );
    expect(new Set(entries.map(({ uid }) => uid)).size).toBe(days.length);
    expect((await mailsTo(address)).some(({ text }) => text.includes('India, UTC+5:30'))).toBe(true);
    // The script with which a booked page takes tokens for the panel comes from the host itself.
    const own = /\/i\/|\/questions\/script\.js$/;
    expect(requests.filter((each) => !own.test(each))).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe.concurrent('an invitation is declined', () => {
  test.each(journeys)('for $name, $how', async ({ kind, way }) => {
    const address = addressOf(kind, way, 'declines');
    const { page, complaints } = await openPage(browser, optionsFor(way));
    const walk = walkOn(page, way.by, way.hasScript);
    await open(walk, pageIn(await invitationTo(address)));
    await decline(walk);
    expect((await mailsTo(address)).at(-1)?.subject).toMatch(/^Invitation declined/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
