import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { isSignedToken, makePanelKeys, signBlinded } from '#functions/questions/blind-signature.ts';

const suite = RSABSSA.SHA384.PSS.Randomized();
type Made = Awaited<ReturnType<typeof makePanelKeys>>;
let panel: Made;
let other: Made;
beforeAll(async () => {
  [panel, other] = await Promise.all([makePanelKeys(), makePanelKeys()]);
});

const text = (value: Uint8Array) => Buffer.from(value).toString('base64url');
const bytes = (value: string) => Uint8Array.from(Buffer.from(value, 'base64url'));
const keyOf = (spki: string) =>
  crypto.subtle.importKey('spki', bytes(spki), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);

/** A token as a browser makes it, with the library’s part, signed by `secret`. */
async function token(secret: string, key: string) {
  const imported = await keyOf(key);
  const message = suite.prepare(crypto.getRandomValues(new Uint8Array(32)));
  const { blindedMsg, inv } = await suite.blind(imported, message);
  const signed = signBlinded(secret, text(blindedMsg)) ?? '';
  const whole = suite.finalize(imported, message, bytes(signed), inv);
  return { blinded: text(blindedMsg), message: text(message), signature: text(await whole) };
}

test('what we sign blinded is a signature of the message, for the library and for us', async () => {
  const { blinded, message, signature } = await token(panel.secret.question, panel.keys.question);
  expect(isSignedToken(panel.keys.question, message, signature)).toBe(true);
  const checked = await suite.verify(await keyOf(panel.keys.question), bytes(signature), bytes(message));
  expect(checked).toBe(true);
  expect(blinded).not.toBe(message);
});

describe('a token is refused', () => {
  test('with another message, another signature, or none', async () => {
    const { message, signature } = await token(panel.secret.question, panel.keys.question);
    const { message: another } = await token(panel.secret.question, panel.keys.question);
    expect(isSignedToken(panel.keys.question, another, signature)).toBe(false);
    expect(
      isSignedToken(
        panel.keys.question,
        message,
        signature.replace(/^./, (first) => (first === 'x' ? 'y' : 'x')),
      ),
    ).toBe(false);
    for (const none of ['', 'AAAA', 'A'.repeat(342)])
      expect(isSignedToken(panel.keys.question, message, none)).toBe(false);
  });

  test('for the other use, and at the panel of another day', async () => {
    const { message, signature } = await token(panel.secret.question, panel.keys.question);
    expect(isSignedToken(panel.keys.vote, message, signature)).toBe(false);
    expect(isSignedToken(other.keys.question, message, signature)).toBe(false);
  });
});

test.each([
  ['too short', Buffer.alloc(255, 1)],
  ['too long', Buffer.alloc(257, 1)],
  ['not below the modulus', Buffer.alloc(256, 255)],
])('a number that is %s is not signed', (_, number) => {
  expect(signBlinded(panel.secret.question, number.toString('base64url'))).toBeUndefined();
});

test('a batch that is sent again is signed to the same: a signature has no chance in it', async () => {
  const imported = await keyOf(panel.keys.vote);
  const { blindedMsg } = await suite.blind(imported, suite.prepare(new Uint8Array(32)));
  const blinded = text(blindedMsg);
  expect(signBlinded(panel.secret.vote, blinded)).toBe(signBlinded(panel.secret.vote, blinded));
});
