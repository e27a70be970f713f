import * as z from 'zod';
import { trimmedOfUnseen } from '#domain/values/revealed-text.ts';
import { wallTimeFrom } from '#functions/season/season-file/wall-time-from.ts';

const key = z.string({ error: 'Write one text here, not a list or fields.' });
/** Blanks at the edges, and the line break that ends a block text (`>` or `|`), are no part of a text. */
const text = key.transform(trimmedOfUnseen);
const wallTime = text.transform(wallTimeFrom);
const number = text.transform((digits) => (/^\d{1,6}$/.test(digits) ? Number(digits) : Number.NaN));
const flag = z
  .enum(['true', 'false'], { error: 'Write true or false.' })
  .transform((word) => word === 'true');

function list<T extends z.ZodType>(each: T) {
  return z.array(each, { error: 'Write a list here, each entry after a hyphen or all in square brackets.' });
}

function fields<T extends z.ZodRawShape>(shape: T) {
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
