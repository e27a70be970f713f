import type { Choice } from '../../domain/offer.ts';

/** The body of the form that asks for `choice`. */
export function formOf({ option, starts }: Choice): string {
  const named = starts.map((start, index) => [`start-${index + 1}`, start]);
  return String(new URLSearchParams({ option, ...Object.fromEntries(named) }));
}
