import * as z from 'zod/mini';
import { trimmedOfUnseen } from '#domain/values/revealed-text.ts';
import { wallTimeFrom } from '#functions/season/season-file/wall-time-from.ts';

const key = z.string({ error: 'Write one text here, not a list or fields.' });
/** Blanks at the edges, and the line break that ends a block text (`>` or `|`), are no part of a text. */
const text = z.pipe(key, z.transform(trimmedOfUnseen));
const wallTime = z.pipe(text, z.transform(wallTimeFrom));
const number = z.pipe(
  text,
  z.transform((digits) => (/^\d{1,6}$/.test(digits) ? Number(digits) : Number.NaN)),
);
const flag = z.pipe(
  z.enum(['true', 'false'], { error: 'Write true or false.' }),
  z.transform((word) => word === 'true'),
);

function list<T extends z.ZodMiniType>(each: T) {
  return z.array(each, { error: 'Write a list here, each entry after a hyphen or all in square brackets.' });
}

function fields<T extends z.core.$ZodShape>(shape: T) {
  const known = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: ({ code }) =>
      code === 'unrecognized_keys'
        ? `There is no such field here: check the spelling. The fields are ${known}.`
        : `Write fields here: ${known}.`,
  });
}

/** What the sections of a season file are made of, each with what to say of a value that has another form. */
export const form = { key, text, wallTime, number, flag, list, fields };
