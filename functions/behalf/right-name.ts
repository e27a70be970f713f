import { textFlaw } from '#domain/values/plain-text.ts';

const LONGEST_NAME = 200;

/** A name as it is stored, from what somebody typed; `undefined` for what is no name. */
export function rightName(typed: string): string | undefined {
  const name = typed.replace(/\s+/g, ' ').trim().normalize('NFC');
  return textFlaw(name, LONGEST_NAME) || name.includes('@') ? undefined : name;
}
