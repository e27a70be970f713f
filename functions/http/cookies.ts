/**
 * A cookie that a reply sets. `__Host-` makes browsers hold it to this host alone; with the attributes below, no script
 * reads it and no other site's page sends it.
 */
export type Cookie = {
  readonly name: `__Host-${string}`;
  readonly value: string;
  /** How long the browser keeps it; 0 takes it away. */
  readonly maxAgeSeconds: number;
};

/** RFC 6265: the characters of a name, and those of a value. */
const nameForm = /^__Host-[\w!#$%&'*+.^`|~-]+$/;
const valueForm = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$/;

/** The text of a `Set-Cookie` header. Throws on a name, a value or an age that no cookie can have. */
export function cookieText({ name, value, maxAgeSeconds }: Cookie): string {
  if (!nameForm.test(name) || !valueForm.test(value) || !Number.isSafeInteger(maxAgeSeconds))
    throw new Error(`the cookie ${JSON.stringify(name)} cannot be sent as it is`);
  return `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; Secure; HttpOnly; SameSite=Strict`;
}

/** The cookies of a request, by name, from parts such as `name=value`. Of two with one name the first counts. */
export function readCookies(parts: readonly string[]): Readonly<Record<string, string>> {
  const pairs = parts.flatMap((part): [string, string][] => {
    const at = part.indexOf('=');
    return at > 0 ? [[part.slice(0, at).trim(), part.slice(at + 1).trim()]] : [];
  });
  return Object.fromEntries(pairs.reverse());
}
