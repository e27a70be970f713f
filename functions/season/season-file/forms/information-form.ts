import * as z from 'zod/mini';
import { form } from './form.ts';

const { text, list, fields } = form;

/** The texts of the public page, as a season file writes them. */
export const informationForm = fields({
  about: z.optional(text),
  applying: z.optional(text),
  tracks: z.optional(text),
  selection: z.optional(text),
  letters: z.optional(text),
  exams: z.optional(text),
  foreignGraduates: z.optional(text),
  visas: z.optional(text),
  interviews: z.optional(text),
  match: z.optional(text),
  awayRotations: z.optional(text),
  links: z.optional(list(fields({ name: text, address: text }))),
});
