import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { isZone } from '#domain/values/time.ts';
import { offerPage } from '#functions/applicant/pages/offer-page.ts';
import { zonePage } from '#functions/applicant/pages/time-zone-page.ts';
import { zoneScript } from '#functions/page/zone-script.ts';
import { all, base, bookedPair, formWith, modelOf } from '#test/support/builders/sample-model.ts';

/** Runs the script at `address` in a browser of `zone`; gives the address it goes to, if any. */
function visit(address: string, zone: string, program = 'America/New_York'): string | undefined {
  const visited: string[] = [];
  runInNewContext(zoneScript, {
    URL,
    Intl: { DateTimeFormat: () => ({ resolvedOptions: () => ({ timeZone: zone }) }) },
    document: { documentElement: { dataset: { zone: program } } },
    location: { href: address, replace: (to: URL) => visited.push(to.href) },
  });
  return visited[0];
}

describe('the script that detects the reader’s zone', () => {
  const page = 'https://interviews.example.org/i/token';

  test('puts the zone in the address and keeps its other parameters', () => {
    expect(visit(`${page}?done=booked`, 'Asia/Tokyo')).toBe(`${page}?done=booked&zone=Asia%2FTokyo`);
  });

  test('replaces a zone that nobody knows, and never runs twice', () => {
    expect(visit(`${page}?zone=Mars/Phobos`, 'Asia/Tokyo')).toBe(`${page}?zone=Asia%2FTokyo`);
    expect(visit(visit(page, 'Asia/Tokyo') ?? page, 'Asia/Tokyo')).toBeUndefined();
  });

  test('spares a reader in the program’s own zone the second load', () => {
    expect(visit(page, 'America/New_York')).toBeUndefined();
  });
});

describe('a traveler whose booking is shown on another zone', () => {
  const zoneOf = (shown: string, device: string) => {
    const link = { href: '/i/token/zone', textContent: 'Change', parentNode: { hidden: true } };
    runInNewContext(zoneScript, {
      URL,
      Intl: {
        // Called with `new` and without it.
        DateTimeFormat: function format(locale: string, options?: Intl.DateTimeFormatOptions) {
          return {
            resolvedOptions: () => ({ timeZone: device }),
            formatToParts: () => new Intl.DateTimeFormat(locale, options).formatToParts(),
          };
        },
      },
      document: { documentElement: { dataset: { shown } }, getElementById: () => link },
      location: { href: 'https://interviews.example.org/i/token' },
      addEventListener: (_: string, run: () => void) => run(),
    });
    return link;
  };

  test('is told of the zone of the device, and offered it by a link', () => {
    const { href, textContent, parentNode } = zoneOf('Asia/Tokyo', 'America/Los_Angeles');
    expect(textContent).toBe('Your device is on Pacific Time. Use that');
    expect(String(href)).toBe('https://interviews.example.org/i/token?zone=America%2FLos_Angeles');
    expect(parentNode.hidden).toBe(false);
  });

  test('reads UTC by its name, which browsers tell that hide where they are', () => {
    expect(zoneOf('Asia/Tokyo', 'UTC').textContent).toBe('Your device is on UTC. Use that');
  });

  test('is told nothing where both clocks go by one name', () => {
    expect(zoneOf('America/New_York', 'America/Detroit').parentNode.hidden).toBe(true);
  });

  test('has that link on a page whose zone was stored with the booking, and on no other', () => {
    const page = (change: object, at = {}) => offerPage(modelOf({ ...bookedPair, ...change }, at));
    expect(page({ zone: 'Asia/Tokyo' })).toContain('id="device"');
    expect(page({ zone: 'Asia/Tokyo' }, { zone: 'Asia/Tokyo' })).not.toContain('id="device"');
    expect(page({})).not.toContain('id="device"');
  });
});

describe('the page to choose a zone', () => {
  const page = zonePage(modelOf({}, { zone: 'Asia/Calcutta' }));
  const offered = all(page, /<option value="([^"]*)"/g);

  test('offers every zone once, under a name that the rules accept', () => {
    expect(offered.length).toBeGreaterThanOrEqual(Intl.supportedValuesOf('timeZone').length);
    expect(new Set(offered).size).toBe(offered.length);
    expect(offered.filter((zone) => !isZone(zone))).toEqual([]);
  });

  test('goes by the names that people use today, and has chosen the present one', () => {
    expect(offered).toContain('Asia/Kolkata');
    expect(offered).not.toContain('Asia/Calcutta');
    expect(all(page, /<option value="([^"]*)" selected/g)).toEqual(['Asia/Kolkata']);
  });

  test('begins with the zones of the United States, and tells the present offset of the others', () => {
    expect(offered.slice(0, 2)).toEqual(['America/New_York', 'America/Chicago']);
    expect(page).toContain('>Eastern Time (New York), UTC−4\n');
    expect(page).toContain('>India (Kolkata), UTC+5:30\n');
  });

  test('is found by what is not on the list: a large city, and the country of a zone that is named after a city', () => {
    const also = (zone: string) =>
      all(page, new RegExp(`value="${zone}"(?: selected)? data-also="([^"]*)"`, 'g'))[0] ?? '';
    expect(also('America/New_York')).toContain('Boston');
    expect(also('America/Chicago')).toContain('Houston');
    expect(also('Asia/Kolkata')).toBe(
      'Ahmedabad, Bengaluru, Bangalore, Chennai, Delhi, Hyderabad, Mumbai, Pune',
    );
    expect(also('America/Sao_Paulo')).toMatch(/^Brazil, /);
    expect(also('Asia/Tokyo')).not.toContain('Japan');
  });

  test('leads back to the invitation by a form that only reads', () => {
    expect(formWith(page, '<select')).toContain(`method="get" action="${base}"`);
  });
});
