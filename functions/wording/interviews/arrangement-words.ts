import type { Arrangement } from '#domain/offers/accommodation.ts';
import { wallTimeWords } from '#functions/wording/clock-words.ts';
import { counted } from '#functions/wording/counted.ts';

/** What an arrangement does, in parts of a sentence: `each interview 15 minutes longer`. Empty if it does nothing. */
export function arrangementParts({
  longerMinutes = 0,
  pauseMinutes = 0,
  notBefore,
  notAfter,
}: Arrangement): readonly string[] {
  return [
    ...(longerMinutes > 0 ? [`each interview ${counted(longerMinutes, 'minute')} longer`] : []),
    ...(pauseMinutes > 0
      ? [`a pause of at least ${counted(pauseMinutes, 'minute')} between two interviews`]
      : []),
    ...(notBefore === undefined ? [] : [`no interview before ${wallTimeWords(notBefore)}`]),
    ...(notAfter === undefined ? [] : [`no interview after ${wallTimeWords(notAfter)}`]),
  ];
}
