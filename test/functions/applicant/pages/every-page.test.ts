import { describe, expect, test } from 'vitest';
import type { CalendarDay } from '#domain/values/time.ts';
import { cancelPage } from '#functions/applicant/pages/cancel-page.ts';
import { declinePage } from '#functions/applicant/pages/decline-page.ts';
import { movePage } from '#functions/applicant/pages/move-page.ts';
import { offerPage } from '#functions/applicant/pages/offer-page.ts';
import { problemPage } from '#functions/applicant/pages/problem-page.ts';
import { rootPage } from '#functions/applicant/pages/root-page.ts';
import { zonePage } from '#functions/applicant/pages/time-zone-page.ts';
import { entries } from '#functions/entries.ts';
import { styleSheet } from '#functions/page/style-sheet.ts';
import { zoneScript } from '#functions/page/zone-script.ts';
import { zoneSearchScript } from '#functions/page/zone-search-script.ts';
import { all, base, bookedPair, bothTracks, modelOf } from '#test/support/builders/sample-model.ts';

const full = { kind: 'start-full', on: '2020-11-17' as CalendarDay, start: 'morning' } as const;
const tokyo = { zone: 'Asia/Tokyo' };

/** Every page there is, as somebody in Tokyo reads it whose name is an attack. */
function everyPage(name = 'Sample Applicant One'): Record<string, string> {
  const applicant = { id: 'A-1', email: 'one@example.org', name };
  return {
    open: offerPage(modelOf({ applicant }, tokyo)),
    'open without a zone': offerPage(modelOf({ applicant })),
    'open pair': offerPage(modelOf({ applicant, ...bothTracks }, tokyo)),
    booked: offerPage(modelOf({ applicant, ...bookedPair }, tokyo), 'booked'),
    moved: offerPage(modelOf({ applicant, ...bookedPair }, tokyo), 'moved'),
    move: movePage(modelOf({ applicant, ...bookedPair }, tokyo)),
    cancel: cancelPage(modelOf({ applicant, ...bookedPair }, tokyo)),
    decline: declinePage(modelOf({ applicant }, tokyo)),
    declined: offerPage(modelOf({ applicant, state: 'declined' }, tokyo)),
    canceled: offerPage(modelOf({ applicant, state: 'canceled' }, tokyo)),
    expired: offerPage(modelOf({ applicant, state: 'expired' }, tokyo)),
    'window closed': offerPage(modelOf({ applicant }, { ...tokyo, now: '2020-10-29T16:00Z' })),
    zone: zonePage(modelOf({ applicant }, tokyo)),
    refusal: problemPage(full, modelOf({ applicant }, tokyo)),
    'unknown link': problemPage({ kind: 'link-unknown' }),
    breakdown: problemPage({ kind: 'broken', requestId: 'sample-request' }),
    root: rootPage(),
  };
}

describe.each(Object.entries(everyPage()))('the page: %s', (name, page) => {
  test('is one request: nothing in it is loaded from anywhere', () => {
    expect(all(page, /(?:src|srcset|poster|background)=/g)).toEqual([]);
    expect(all(page, /@import|url\(/g)).toEqual([]);
    const fetched = all(page, /<link[^>]*href="([^"]*)"/g);
    expect(fetched.every((address) => address.startsWith('data:'))).toBe(true);
    expect(fetched).toHaveLength(1);
  });

  test('changes something only by a form that is posted to a route that takes it, after a named button', () => {
    const posts: readonly string[] = routes('POST');
    for (const form of all(page, /<form[\s\S]*?<\/form>/g)) {
      const [method] = all(form, /method="(\w+)"/g);
      const action = pathOf(all(form, /action="([^"]*)"/g)[0] ?? '');
      if (method === 'post') expect(posts).toContain(action);
      else expect([method, action, name]).toEqual(['get', '/i/{token}', 'zone']);
      expect(all(form, /<button[^>]*>[^<]{5,}<\/button>/g)).toHaveLength(1);
    }
  });

  test('leads only to addresses that read', () => {
    const gets: readonly string[] = routes('GET');
    const links = all(page, /<a [^>]*href="([^"]*)"/g).filter(
      (address) => !/^(?:mailto:|https:\/\/(?:calendar\.google\.com|outlook\.live\.com)\/)/.test(address),
    );
    for (const link of links) expect(gets).toContain(pathOf(link));
  });

  test('carries the zone of its address on in every link and form, but for the calendar file', () => {
    if (!page.includes('<b>Japan time</b> (you)')) return;
    const addresses = all(page, /(?:href|action)="([^"]*)"/g).filter(
      (address) => address.startsWith('/i/') && !address.endsWith('.ics'),
    );
    const returnsByItsOwnField = (address: string) => name === 'zone' && address === base;
    for (const address of addresses.filter((each) => !returnsByItsOwnField(each)))
      expect(address).toMatch(/\?zone=Asia\/Tokyo$/);
    for (const form of all(page, /<form[^>]*method="post"[\s\S]*?<\/form>/g))
      expect(form).toContain('<input type="hidden" name="zone" value="Asia/Tokyo">');
  });

  test('has a language, one heading of the first rank, landmarks, and headings that skip no rank', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en-US"/);
    for (const landmark of ['header', 'main', 'footer'])
      expect(all(page, new RegExp(`<${landmark}>`, 'g'))).toHaveLength(1);
    const ranks = all(page, /<h([1-6])/g).map(Number);
    expect(ranks.filter((rank) => rank === 1)).toHaveLength(1);
    expect(ranks[0]).toBe(1);
    expect(ranks.every((rank, index) => index === 0 || rank <= (ranks[index - 1] ?? 0) + 1)).toBe(true);
  });

  test('carries exactly the style and the script whose hashes the policy names', () => {
    expect(all(page, /<style>([\s\S]*?)<\/style>/g)).toEqual([styleSheet]);
    expect(all(page, /<script[^>]*>([\s\S]*?)<\/script>/g)).toEqual(
      name === 'open without a zone' ? [zoneScript] : name === 'zone' ? [zoneSearchScript] : [],
    );
    expect(all(page, / (?:style|on\w+)=/g)).toEqual([]);
  });

  test('puts every id once', () => {
    const ids = all(page, / id="([^"]*)"/g);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('a hostile name is escaped, isolated, and never in a title', () => {
  const hostile = '<script>alert(1)</script>"\'&\u202e 🩺';
  const escaped = '&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;\u202e 🩺';
  for (const [name, page] of Object.entries(everyPage(hostile))) {
    expect(page, name).not.toContain('<script>alert');
    expect(page.replaceAll(`<bdi>${escaped}</bdi>`, ''), name).not.toContain('alert(1)');
  }
  expect(everyPage(hostile).open).toContain(`<bdi>${escaped}</bdi>`);
});

test('no page shows the applicant’s address, since a holder of the link need not learn it', () => {
  for (const [name, page] of Object.entries(everyPage())) expect(page, name).not.toContain('one@example.org');
});

test('every page stays under 30 KB, and the list of all time zones under 40 KB', () => {
  for (const [name, page] of Object.entries(everyPage()))
    expect(Buffer.byteLength(page), name).toBeLessThan((name === 'zone' ? 40 : 30) * 1024);
});

function routes(method: 'GET' | 'POST'): readonly string[] {
  return entries
    .flatMap(({ name, trigger }) => (name === 'applicant' ? [...trigger.routes] : []))
    .filter((route) => route.method === method)
    .map((route) => route.path);
}

function pathOf(address: string): string {
  return (address.split('?')[0] ?? '').replace(base, '/i/{token}');
}
