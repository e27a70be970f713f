const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

/**
 * Whether `text` is a bare address that every mail system accepts: ASCII, at most 254 characters, no quoting, no
 * display name (the common subset of RFC 5321, 4.1.2). This excludes white space and control characters, and with
 * them header injection.
 */
export function isEmailAddress(text: string): boolean {
  const parts = text.split('@');
  const [name = '', host = ''] = parts;
  if (parts.length !== 2 || text.length > 254 || name.length > 64 || !local.test(name)) return false;
  const labels = host.split('.');
  return labels.length > 1 && labels.every((each) => label.test(each));
}
