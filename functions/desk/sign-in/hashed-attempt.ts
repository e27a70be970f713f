import type { Attempts } from '#domain/sessions/attempts.ts';
import type { LinkKeys } from '#functions/links/link-token.ts';
import { signatureOf } from '#functions/links/signature.ts';

type Asked = { readonly address: string; readonly source: string };

/**
 * The keys under which an attempt is counted: hashes under the link keys, so that the table holds neither an address that
 * somebody typed nor where they were. A source of IPv6 is its network of 64 bits, which one subscriber has.
 */
export function hashedAttempt(
  { address, source }: Asked,
  keys: LinkKeys,
): readonly Omit<Attempts, 'count'>[] {
  const hashed = (by: Attempts['by'], text: string) => {
    return { by, key: signatureOf('attempt', `${by} ${text}`, keys.current).slice(0, 22) };
  };
  return [hashed('address', address.toLowerCase()), hashed('source', networkOf(source))];
}

/** `203.0.113.7` as it is, and of `2001:db8:1:2:3:4:5:6` the first four groups. */
export function networkOf(source: string): string {
  if (!source.includes(':') || source.includes('.')) return source.slice(source.lastIndexOf(':') + 1);
  const [head = '', tail] = source.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...after];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
