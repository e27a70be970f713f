import type { Notice, Who } from '#domain/decisions/change-record.ts';

/** The notice to a coordinator who asked for something at the desk, where the record names the address; nobody else is told. */
export function coordinatorNotices<K extends string>(kind: K, who: Who): readonly Notice<K>[] {
  return who.kind === 'program' && who.name.includes('@') ? [{ kind, to: who.name }] : [];
}
