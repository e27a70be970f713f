import { expect, test } from 'vitest';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { previewOf } from '#functions/cli/season/deeds/preview.ts';
import { invitedAt, offerOf, winterSeason } from '#test/support/builders/season.ts';

const winter = winterSeason();
const codes: Readonly<Record<string, string>> = {
  categorical: '1261140C0',
  'physician-scientist': '1261140C1',
};
const season: Season = {
  ...winter,
  tracks: winter.tracks.map((track) => ({
    ...track,
    nrmp: codes[track.id] ?? track.nrmp,
    ...(track.id === 'physician-scientist' ? { mayAskFor: ['categorical'] } : {}),
  })),
};
const told = { mails: [], coordinators: [], interviewers: [] };
const linesFor = (before: Offer, after: Offer) =>
  previewOf({ season, offer: before }, { after, told, left: [] }, false).join('\n');

test('a request that is granted says on which match list the applicant is from then on', () => {
  const before = offerOf('physician-scientist', '1');
  const trackRequest = {
    ...{ track: 'categorical', at: invitedAt },
    answer: { kind: 'granted', at: invitedAt },
  } as unknown as NonNullable<Offer['trackRequest']>;
  const name = (id: string) => season.tracks.find((track) => track.id === id)?.name;
  expect(linesFor(before, { ...before, trackRequest })).toContain(
    `  Ranked: ${name('categorical')} (1261140C0), and so far ${name('physician-scientist')} (1261140C1)`,
  );
  expect(linesFor(before, before)).not.toContain('Ranked');
});
