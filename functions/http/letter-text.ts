import * as z from 'zod/mini';
import { textFlaw } from '#domain/values/plain-text.ts';

/** A text of any lines as somebody writes it: without white space around, one kind of line break, and at most `longest` characters. */
export function letterText(longest: number, message: string): z.ZodMiniString {
  return z.string(message).check(
    z.overwrite((text) => text.replaceAll(/\r\n?/g, '\n').trim()),
    z.refine((text) => !textFlaw(text.replaceAll(/[\n\t]/g, ' '), longest), message),
  );
}
