import * as z from 'zod/mini';
import type { ScreeningSection } from '#domain/season/screening-section.ts';
import { day } from '#functions/store/schemas.ts';

const words = z.exactOptional(z.array(z.string()));
const word = z.exactOptional(z.string());

/** How a season screens applications, as stored with it. */
export const screeningItem = z.object({
  signals: word,
  facts: z.array(z.string()),
  rules: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      tracks: words,
      schools: word,
      visa: word,
      field: words,
      fact: word,
      judgment: word,
      is: words,
      includes: words,
      atLeast: z.exactOptional(z.number()),
      orPassedSince: z.exactOptional(day),
      by: word,
      orFact: word,
      requiredOfDO: z.exactOptional(z.boolean()),
      toDo: word,
    }),
  ),
  audit: z.exactOptional(z.object({ selfIdentification: z.boolean() })),
}) satisfies z.ZodMiniType<ScreeningSection>;
