import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  privateDecrypt,
  publicEncrypt,
  verify,
} from 'node:crypto';
import { promisify } from 'node:util';
import type { PanelKeys } from '#domain/questions/panel.ts';
import { tokenUses } from '#domain/questions/token-use.ts';

/*
 * The signer's part of RSABSSA-SHA384-PSS-Randomized (RFC 9474). A browser blinds a message, we sign it without seeing it,
 * and the browser unblinds the signature, which is an ordinary RSA-PSS one. All arithmetic is OpenSSL's.
 */

const MODULUS_BITS = 2048;
const MODULUS_BYTES = MODULUS_BITS / 8;
/** The salt of the suite, in bytes. */
const SALT = 48;

/** New keys of a panel, the public ones and the private ones, each in base64url. */
export async function makePanelKeys(): Promise<{ readonly keys: PanelKeys; readonly secret: PanelKeys }> {
  const [question, vote] = await Promise.all(tokenUses.map(makeKeyPair));
  if (!question || !vote) throw new Error('a panel has two pairs of keys');
  return {
    keys: { question: question.publicKey, vote: vote.publicKey },
    secret: { question: question.privateKey, vote: vote.privateKey },
  };
}

async function makeKeyPair() {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: MODULUS_BITS,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  });
  return { publicKey: publicKey.toString('base64url'), privateKey: privateKey.toString('base64url') };
}

/**
 * Signs a blinded message, in base64url. Returns `undefined` for what is not one: of another length, or not below the
 * modulus. The signature is checked before it leaves, as the standard asks, so that a fault of the machine gives no key away.
 */
export function signBlinded(secret: string, blinded: string): string | undefined {
  const message = Buffer.from(blinded, 'base64url');
  if (message.length !== MODULUS_BYTES) return undefined;
  const key = createPrivateKey({ key: Buffer.from(secret, 'base64url'), format: 'der', type: 'pkcs8' });
  const padding = constants.RSA_NO_PADDING;
  try {
    const signature = privateDecrypt({ key, padding }, message);
    const checked = publicEncrypt({ key: createPublicKey(key), padding }, signature);
    return checked.equals(message) ? signature.toString('base64url') : undefined;
  } catch (error) {
    if (isOutOfRange(error)) return undefined;
    throw error;
  }
}

/** OpenSSL refuses a number that is not below the modulus. */
function isOutOfRange(error: unknown): boolean {
  return error instanceof Error && /too large/i.test(error.message);
}

/** Whether the key has signed the message, both in base64url. */
export function isSignedToken(key: string, message: string, signature: string): boolean {
  return verify(
    'sha384',
    Buffer.from(message, 'base64url'),
    {
      key: createPublicKey({ key: Buffer.from(key, 'base64url'), format: 'der', type: 'spki' }),
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: SALT,
    },
    Buffer.from(signature, 'base64url'),
  );
}
