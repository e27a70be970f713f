import { createHash } from 'node:crypto';
import { styleSheet } from '#functions/page/style-sheet.ts';
import { zoneScript } from '#functions/page/zone-script.ts';

/**
 * What every answer says to the browser: keep nothing, tell nobody where you came from, load nothing, and run and style
 * with nothing but the two texts that are ours, known by their hashes.
 */
export const securityHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': [
    "default-src 'none'",
    `script-src ${hashOf(zoneScript)}`,
    `style-src ${hashOf(styleSheet)}`,
    'img-src data:',
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
};

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
