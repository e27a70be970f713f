import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { boardOf } from '#domain/capacity/board.ts';
import type { Booking, Offer } from '#domain/offers/offer.ts';
import { type Season, trackOf } from '#domain/season/season.ts';
import { instant } from '#domain/values/time.ts';
import { offerModel } from '#functions/applicant/offer-model.ts';
import { movePage } from '#functions/applicant/pages/move-page.ts';
import { offerPage } from '#functions/applicant/pages/offer-page.ts';
import { problemPage } from '#functions/applicant/pages/problem-page.ts';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';
import { type InvitationKind, invitationKinds } from '#test/support/builders/invitation-kinds.ts';
import { all } from '#test/support/builders/sample-model.ts';
import { sampleOffer, seatsOf } from '#test/support/builders/sample-season.ts';

const MOST_BYTES = 24 * 1024;

const read = readSeasonFile(readFileSync('seasons/im-2020-2021.yaml', 'utf8'));
const season = 'season' in read ? read.season : ({} as Season);

/** As long as real ones. */
const token = `im-2020-2021.offer_01enjfx4p3380pd847dyn7fhk6.1.${'k'.repeat(43)}`;
const name = 'Sample Applicant of a Very Long Name and Many More Names';
/** The zones of readers who see two clocks, one with another date in the afternoon; the last has the longest name. */
const zones = ['America/New_York', 'America/Los_Angeles', 'Asia/Tokyo', 'Asia/Ho_Chi_Minh'];

/** Every start of the season open, so that each page has all that it can have to choose from. */
function modelFor({ tracks, seatedAs }: InvitationKind, zone: string, change: Partial<Offer> = {}) {
  const offer = sampleOffer({
    ...{ season: season.id, tracks, seatedAs, ...change },
    applicant: { id: 'SAMPLE-0001', name, email: 'one@example.org' },
  });
  const board = boardOf(season, { offers: [offer], seats: seatsOf(season) });
  return offerModel({ season, version: 12, offer, board }, instant('2020-10-28T12:00Z'), {
    ...{ base: `/i/${token}`, zone },
  });
}

function booked({ seatedAs }: InvitationKind): Partial<Offer> {
  const [option] = trackOf(season, seatedAs).options;
  if (!option) throw new Error(`${seatedAs} has no option`);
  const seats = option.days.map((on) => ({ on, start: 'morning', number: 1 }));
  return {
    state: 'booked',
    version: 2,
    sequence: 0,
    booking: { option: option.id, seats } as unknown as Booking,
  };
}

test.each(invitationKinds)(
  'every page of an invitation for $name has at most 24 KB, with every start open, before and after booking',
  (kind) => {
    for (const zone of zones) {
      const [before, after] = [modelFor(kind, zone), modelFor(kind, zone, booked(kind))];
      const [on = '2020-11-17'] = trackOf(season, kind.seatedAs).options[0]?.days ?? [];
      const pages = {
        invitation: offerPage(before),
        refused: problemPage({ kind: 'start-full', on, start: 'morning' } as never, before),
        booked: offerPage(after, 'booked'),
        move: movePage(after),
        'move refused': problemPage({ kind: 'start-full', on, start: 'morning' } as never, after),
      };
      expect(all(pages.invitation, /<form/g)).toHaveLength(trackOf(season, kind.seatedAs).options.length);
      for (const [name, page] of Object.entries(pages)) {
        expect(Buffer.byteLength(page), `${name} in ${zone}`).toBeLessThanOrEqual(MOST_BYTES);
      }
    }
  },
);
