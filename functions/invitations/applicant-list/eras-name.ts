const suffix = /^(jr|sr|i{1,3}|iv|v|m\.?d|d\.?o|ph\.?d|mph)\.?$/i;

/** `First Middle Last` of a name that ERAS writes as “Last, First Middle”; any other name as it is. */
export function givenNameFirst(name: string): string {
  const [last = '', first = '', ...more] = name.split(',').map((part) => part.trim());
  if (last === '' || first === '' || more.length > 0 || suffix.test(first)) return name;
  return `${first} ${last}`;
}
