import * as z from 'zod/mini';
import { LONGEST_REQUEST } from '#domain/accommodations/ask-for-accommodation.ts';
import { startNames } from '#domain/season/season.ts';
import { isZone } from '#domain/values/time.ts';
import { filledFields } from '#functions/http/body.ts';
import { letterText } from '#functions/http/letter-text.ts';
import { houseNumber } from '#functions/wording/counted.ts';

// Each field says itself what is wrong with it, in words for the person who chose: the path is for machines.
const chooseStart = `Please choose ${startNames.join(' or ')}.`;
const chooseDate = 'Please choose one of the dates.';
const reload = 'This page is out of date. Please open it again.';
const unknownZone = 'We do not recognize this time zone.';

/** A number with its country, its extension and what people write between them. */
export const LONGEST_PHONE = 40;
const noPhone = `Please enter a phone number of at most ${LONGEST_PHONE} characters.`;

const start = z.enum(startNames, chooseStart);
const zone = z.string(unknownZone).check(z.maxLength(64, unknownZone), z.refine(isZone, unknownZone));
/** A number in JSON, and its digits in a form. */
const digits = z.string().check(z.regex(/^[1-9]\d{0,8}$/, reload));
const version = z.union(
  [z.int(reload).check(z.positive(reload)), z.pipe(digits, z.transform(Number))],
  reload,
);
const option = z.string(chooseDate).check(z.maxLength(64, chooseDate), z.regex(/^[\d_-]+$/, chooseDate));

/** A body with the fields of `shape` and no others. */
function body<Shape extends z.core.$ZodShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `There is no field ${issue.keys.map((key) => JSON.stringify(key.slice(0, 40))).join(', ')} here.`
        : 'The body must be a JSON object.',
  });
}

/** `POST …/book`: an option, the start of each of its days, and the version of the season that the page showed. */
export const bookBody = body({
  option,
  starts: z
    .array(start, chooseStart)
    .check(z.minLength(1, chooseStart), z.maxLength(2, 'A date has at most two days.')),
  seasonVersion: z.exactOptional(version),
  zone: z.exactOptional(zone),
});

/** `POST …/move`: the same, and the version of the offer that the page showed. */
export const moveBody = body({ ...bookBody.shape, version: z.exactOptional(version) });

/** A page names the start of each day on its own, as `start-1` and `start-2`; together they are the choice's `starts`. */
export function readChoiceForm(form: URLSearchParams): Readonly<Record<string, unknown>> {
  const { 'start-1': first, 'start-2': second, ...others } = filledFields(form);
  const starts = [first, second].filter((start) => start !== undefined);
  return starts.length > 0 ? { ...others, starts } : others;
}

/** `POST …/cancel` */
export const cancelBody = body({ version: z.exactOptional(version), zone: z.exactOptional(zone) });

/** `POST …/phone`: an empty phone takes it back. */
export const phoneBody = body({
  phone: z.exactOptional(z.string(noPhone).check(z.maxLength(LONGEST_PHONE, noPhone))),
  zone: z.exactOptional(zone),
});

/** `POST …/track` */
export const trackBody = body({
  track: z.string(reload).check(z.minLength(1, reload), z.maxLength(64, reload)),
  zone: z.exactOptional(zone),
});

/** `POST …/track/take-back` */
export const takeBackBody = body({ zone: z.exactOptional(zone) });

/** `POST …/decline` */
export const declineBody = body({ zone: z.exactOptional(zone) });

const noRequest = `Please write what you need, in at most ${houseNumber(LONGEST_REQUEST)} characters.`;
/** Of the request, not of the offer; 0: there was none. */
const requestVersion = z.union(
  [
    z.int(reload).check(z.nonnegative(reload)),
    z.pipe(z.string().check(z.regex(/^\d{1,9}$/, reload)), z.transform(Number)),
  ],
  reload,
);

/** `POST …/accommodation`: a text of any lines. */
export const accommodationBody = body({
  text: letterText(LONGEST_REQUEST, noRequest),
  requestVersion: z.exactOptional(requestVersion),
  zone: z.exactOptional(zone),
});

/** `POST …/accommodation/withdraw` */
export const withdrawBody = body({
  requestVersion: z.exactOptional(requestVersion),
  zone: z.exactOptional(zone),
});
