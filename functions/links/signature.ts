import { createHmac, timingSafeEqual } from 'node:crypto';

/** The keys that may have signed. */
type LiveKeys = { readonly current: string; readonly previous: string | null };

/** What a signature is for. The purpose is signed too, so that no signature of one kind passes for another. */
export type SignaturePurpose = 'link' | 'interviewer' | 'sign-in' | 'session' | 'attempt';

const BYTES = 32;

/** HMAC-SHA256 over the purpose and the text, as base64url. */
export function signatureOf(purpose: SignaturePurpose, text: string, key: string): string {
  return sign(purpose, text, key).toString('base64url');
}

/** Whether one of the live keys signed the text. Each compares all of the signature in constant time. */
export function isSignedBy(
  keys: LiveKeys,
  purpose: SignaturePurpose,
  text: string,
  signature: string,
): boolean {
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== BYTES) return false;
  const live = keys.previous === null ? [keys.current] : [keys.current, keys.previous];
  const matches = live.map((key) => timingSafeEqual(sign(purpose, text, key), given));
  return matches.includes(true) && given.toString('base64url') === signature;
}

function sign(purpose: SignaturePurpose, text: string, key: string): Buffer {
  return createHmac('sha256', key).update(`${purpose} ${text}`).digest();
}
