import * as z from 'zod/mini';
import { LONGEST_REQUEST } from '#domain/accommodations/ask-for-accommodation.ts';
import type { AccommodationDecision } from '#domain/accommodations/decide-on-accommodation.ts';
import type { Arrangement } from '#domain/offers/accommodation.ts';
import { isWallTime, type WallTime } from '#domain/values/time.ts';
import { type InputProblem, readBody } from '#functions/http/body.ts';
import { letterText } from '#functions/http/letter-text.ts';
import type { Request } from '#functions/http/request.ts';
import { houseNumber } from '#functions/wording/counted.ts';

/** Longer than any interview, and than any pause. */
export const MOST_MINUTES = 120;

const noMinutes = `Please write minutes as a number from 0 to ${MOST_MINUTES}.`;
const noTime = 'Please write a time of the day as 13:30.';
const noWord = `Please write at most ${houseNumber(LONGEST_REQUEST)} characters, as plain text.`;
const notInOrder = 'Nothing fits between these times: the second has to be later.';

const minutes = z._default(
  z.pipe(
    z.string().check(z.regex(/^(\d|[1-9]\d|1[01]\d|120)$/, noMinutes)),
    z.transform((digits) => Number(digits)),
  ),
  0,
);
const wallTime = z.exactOptional(z.string().check(z.refine((text) => isWallTime(text), noTime)));

const form = z
  .object({
    step: z.enum(['look', 'do']),
    seen: z.coerce.number().check(z.int(), z.positive()),
    kind: z.enum(['arranged', 'not-arranged'], 'Please choose what you decide.'),
    longerMinutes: minutes,
    pauseMinutes: minutes,
    notBefore: wallTime,
    notAfter: wallTime,
    word: z._default(letterText(LONGEST_REQUEST, noWord), ''),
  })
  .check(
    z.refine(({ notBefore = '', notAfter = '~' }) => notBefore < notAfter, {
      error: notInOrder,
      path: ['notAfter'],
    }),
  );

/** What the form says, and whether it is looked at first or done. */
export function readDecision(
  request: Request,
):
  | { readonly step: 'look' | 'do'; readonly decided: AccommodationDecision }
  | { readonly problem: InputProblem } {
  const read = readBody(request, form);
  if ('problem' in read) return read;
  const { step, seen, kind, word, longerMinutes, pauseMinutes, notBefore, notAfter } = read.body;
  if (kind === 'not-arranged') return { step, decided: { seen, kind, word } };
  const arrangement: Arrangement = {
    ...(longerMinutes > 0 ? { longerMinutes } : {}),
    ...(pauseMinutes > 0 ? { pauseMinutes } : {}),
    ...(notBefore === undefined ? {} : { notBefore: notBefore as WallTime }),
    ...(notAfter === undefined ? {} : { notAfter: notAfter as WallTime }),
  };
  return { step, decided: { seen, kind, word, arrangement } };
}
