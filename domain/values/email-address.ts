const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

/**
 * Whether `text` is a bare address that every mail system takes: ASCII, at most 254 characters, nothing quoted, no display
 * name (RFC 5321, 4.1.2, without its rarities). White space and control characters, which could begin a second header,
 * are therefore never part of one.
 */
export function isEmailAddress(text: string): boolean {
  const parts = text.split('@');
  const [name = '', host = ''] = parts;
  if (parts.length !== 2 || text.length > 254 || name.length > 64 || !local.test(name)) return false;
  const labels = host.split('.');
  return labels.length > 1 && labels.every((each) => label.test(each));
}
