import * as z from 'zod/mini';
import english from 'zod/v4/locales/en.js';
import { startNames } from '#domain/season/season.ts';
import { isZone } from '#domain/values/time.ts';

// What is wrong with a field is told in words, which the small zod leaves out unless it is given some.
z.config(english());

const start = z.enum(startNames);
const zone = z.string().check(z.maxLength(64), z.refine(isZone, 'is not a time zone that we know'));
/** A number in JSON, and its digits in a form. */
const version = z.union([
  z.int().check(z.positive()),
  z.pipe(z.string().check(z.regex(/^[1-9]\d{0,8}$/)), z.transform(Number)),
]);
const option = z.string().check(z.maxLength(64), z.regex(/^[\d_-]+$/, 'is not the name of an option'));

/** `POST …/book`: an option, the start of each of its days, and the version of the season that the page showed. */
export const bookBody = z.strictObject({
  option,
  starts: z.array(start).check(z.minLength(1), z.maxLength(2)),
  seasonVersion: z.exactOptional(version),
  zone: z.exactOptional(zone),
});

/** `POST …/move`: the same, and the version of the offer that the page showed. */
export const moveBody = z.strictObject({ ...bookBody.shape, version: z.exactOptional(version) });

/** `POST …/cancel` */
export const cancelBody = z.strictObject({ version: z.exactOptional(version), zone: z.exactOptional(zone) });

/** `POST …/decline` */
export const declineBody = z.strictObject({ zone: z.exactOptional(zone) });
