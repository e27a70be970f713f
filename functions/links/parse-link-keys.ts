import * as z from 'zod/mini';
import type { LinkKeys } from './link-token.ts';

const key = z.string('is no text').check(z.minLength(32, 'has fewer than 32 characters'));
const secret = z.object({ current: key, previous: z.nullable(key) });

/**
 * The keys that a secret holds, as `{"current": "...", "previous": null}`. Throws on anything else, and says what is wrong
 * without a letter of it: what is thrown is logged, and what is no secret of ours may be somebody's.
 */
export function readLinkKeys(text: string | undefined): LinkKeys {
  const read = secret.safeParse(parsed(text ?? ''));
  if (read.success) return read.data;
  const wrong = read.error.issues.map(({ path, message }) => `${path.join('.') || 'all of it'}: ${message}`);
  throw new Error(`the secret does not hold link keys: ${wrong.join('; ')}`);
}

/** JSON, or nothing: the parser's own complaint would quote what it read. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
