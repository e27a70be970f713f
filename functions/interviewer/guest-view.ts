import type { Offer } from '#domain/offers/offer.ts';
import type { MeetingKind } from '#domain/season/agenda-section.ts';
import { seenBy } from '#domain/season/interviewer-views.ts';
import type { Season } from '#domain/season/season.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { tracksCell } from '#functions/sheets/cells.ts';
import type { Background } from '#functions/store/lists/backgrounds.ts';

/** An applicant to an interviewer: what those who hold this kind of interview see, and nothing else of them. */
export function guestView(
  season: Season,
  kind: MeetingKind,
  offer: Offer | undefined,
  background: Background = {},
): Markup {
  const seen = seenBy(season, kind);
  const name = offer && !offer.erasedAt && seen.has('name') ? offer.applicant.name : 'An applicant';
  const more = [
    seen.has('tracks') && offer ? tracksCell(season, offer.tracks) : '',
    seen.has('school') ? (background['school.name'] ?? '') : '',
    ...(seen.has('exams') ? examLines(background) : []),
  ].filter(Boolean);
  return html`<bdi>${name}</bdi>${more.length > 0 && html` <small>${more.join('; ')}</small>`}`;
}

function examLines(background: Background): readonly string[] {
  const scores = [
    ['Step 1', background['step1.score']],
    ['Step 2 CK', background['step2ck.score']],
    ['Step 3', background['step3.score']],
  ] as const;
  return scores.flatMap(([name, score]) => (score === undefined ? [] : [`${name} ${score}`]));
}
