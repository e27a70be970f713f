import * as z from 'zod/mini';
import type { Message } from '#domain/values/message.ts';

const amount = z.int().check(z.nonnegative());
const text = z.string();

const bar = z.object({ label: text, taken: amount, of: amount, note: z.exactOptional(text) });

const hyperlink = z.object({ text, href: text });

const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['paragraph', 'heading', 'quote']), text }),
  z.object({
    kind: z.literal('list'),
    items: z.array(text),
    links: z.exactOptional(z.array(z.array(hyperlink))),
  }),
  z.object({ kind: z.literal('labeled'), label: text, lines: z.array(text) }),
  z.object({ kind: z.literal('link'), text, href: text }),
  z.object({
    kind: z.literal('table'),
    columns: z.array(text),
    rows: z.array(z.array(text)),
    links: z.exactOptional(z.array(z.array(text))),
  }),
  z.object({ kind: z.literal('links'), links: z.array(hyperlink) }),
  z.object({ kind: z.literal('bars'), bars: z.array(bar) }),
]);

/** A message that a record keeps until it is sent: the one schema for whatever it tells. */
export const message = z.object({
  subject: text,
  blocks: z.array(block),
  files: z.exactOptional(z.array(z.object({ name: text, text }))),
}) satisfies z.ZodMiniType<Message>;
