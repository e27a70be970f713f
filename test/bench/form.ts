import type { Choice } from '#domain/offers/offer.ts';

/** The body of the form that asks for `choice`, of the season as it was first applied. */
export function formOf({ option, starts }: Choice): string {
  const named = starts.map((start, index) => [`start-${index + 1}`, start]);
  return String(new URLSearchParams({ option, seasonVersion: '1', ...Object.fromEntries(named) }));
}
