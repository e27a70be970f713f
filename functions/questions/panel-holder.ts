import type { LinkRevoked } from '#domain/invitations/refusal.ts';
import type { TokenHolder, TokenStanding } from '#domain/questions/issue-tokens.ts';
import { panelHoursOf, questionsGoAt } from '#domain/questions/panel.ts';
import type { NoPanel } from '#domain/questions/question.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import type { Link } from '#functions/links/link-token.ts';
import type { Store } from '#functions/store/client.ts';
import { readOffer } from '#functions/store/items/offers.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { readIssuedTokens } from '#functions/store/questions/panels.ts';

/** The applicant of a link as somebody who attends the panel of a day, and what their tokens are decided on. */
export type PanelHolder = {
  readonly holder: TokenHolder;
  readonly hours: TokenStanding['hours'];
  readonly load: () => Promise<TokenStanding>;
};

/** Finds the applicant of a link for the panel of a day; or why the link does not lead there. */
export async function panelHolder(
  store: Store,
  link: Link,
  on: CalendarDay,
): Promise<PanelHolder | NoPanel | LinkRevoked> {
  const [offer, { season }] = await Promise.all([
    readOffer(store, link.season, link.id),
    cachedSeason(store, link.season),
  ]);
  if (!offer || offer.erasedAt) return { kind: 'no-panel' };
  if (offer.generation !== link.generation) return { kind: 'link-revoked' };
  const holder = { season: season.id, on, offer: offer.id };
  const hours = panelHoursOf(season, offer, on);
  const load = async () => ({
    hours,
    issued: await readIssuedTokens(store, season.id, on, offer.id),
    goesAt: questionsGoAt(season),
  });
  return { holder, hours, load };
}
