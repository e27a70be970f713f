import * as z from 'zod/mini';
import type { InformationSection } from '#domain/season/information-section.ts';

const words = z.exactOptional(z.string());

/** What the public page says, as stored with its season. */
export const informationItem = z.object({
  about: words,
  applying: words,
  tracks: words,
  selection: words,
  letters: words,
  exams: words,
  foreignGraduates: words,
  visas: words,
  interviews: words,
  match: words,
  awayRotations: words,
  links: z.exactOptional(z.array(z.object({ name: z.string(), address: z.string() }))),
}) satisfies z.ZodMiniType<InformationSection>;
