import * as z from 'zod/mini';
import type { LinkKeys } from './link-token.ts';

const key = z.string('is no text').check(z.minLength(32, 'has fewer than 32 characters'));
const secret = z.object({ current: key, previous: z.nullable(key) });

/**
 * Parses the keys in a secret, `{"current": "...", "previous": null}`. Throws on anything else. The error never
 * quotes the value, because errors are logged and the value may be another secret.
 */
export function readLinkKeys(text: string | undefined): LinkKeys {
  const read = secret.safeParse(parsed(text ?? ''));
  if (read.success) return read.data;
  const wrong = read.error.issues.map(({ path, message }) => `${path.join('.') || 'all of it'}: ${message}`);
  throw new Error(`the secret does not hold link keys: ${wrong.join('; ')}`);
}

/** Parses JSON, or returns `undefined`: the parser's error message would quote the secret. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
