import { createHash } from 'node:crypto';
import { styleSheet } from '#functions/page/style-sheet.ts';
import { zoneScript } from '#functions/page/zone-script.ts';

/** Sources that a route's pages may use beyond the strict policy, by directive. Who may frame a page is never widened. */
export type Policy = Readonly<
  Partial<Record<'script-src' | 'style-src' | 'img-src' | 'connect-src' | 'form-action', readonly string[]>>
>;

/** Nothing is loaded, and only the two texts that are ours, known by their hashes, run and style. */
const strict = {
  'default-src': ["'none'"],
  'script-src': [sourceOf(zoneScript)],
  'style-src': [sourceOf(styleSheet)],
  'img-src': ['data:'],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const constant: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
};

/** What every reply says to the browser: keep nothing, tell nobody where you came from, load only what the policy names. */
export function securityHeaders(...more: readonly (Policy | undefined)[]): Readonly<Record<string, string>> {
  return { ...constant, 'content-security-policy': policyText(more) };
}

function policyText(more: readonly (Policy | undefined)[]): string {
  const sources = Object.entries<readonly string[]>(strict);
  const merged = new Map(sources);
  for (const [directive, added] of more.flatMap((policy) => Object.entries(policy ?? {})))
    merged.set(directive, [...(merged.get(directive) ?? []), ...added]);
  return [...merged].map(([directive, each]) => [directive, ...each].join(' ')).join('; ');
}

/** How a policy names an inlined script or style: by its hash. */
export function sourceOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
