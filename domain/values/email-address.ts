const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const hosts = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$/i;

/**
 * Whether `text` is a bare address that every mail system accepts: ASCII, at most 254 characters, no quoting, no
 * display name (the common subset of RFC 5321, 4.1.2). This excludes white space and control characters, and with
 * them header injection.
 */
export function isEmailAddress(text: string): boolean {
  const at = text.indexOf('@');
  if (at < 1 || at > 64 || text.length > 254 || !local.test(text.slice(0, at))) return false;
  return hosts.test(text.slice(at + 1));
}
