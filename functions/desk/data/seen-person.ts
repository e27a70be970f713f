import type { Stored } from '#domain/decisions/change-record.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { ErasureStanding } from '#domain/people/erase.ts';

type Known = Pick<ErasureStanding, 'offers' | 'applications' | 'listed' | 'histories'>;

/** What is known of a person as a form carries it: invitations and application with their versions, lists by their number. */
export function seenPerson({ offers, applications, listed }: Known): string {
  const versions = [...offers, ...applications].map(({ id, version }) => `${id}.${version}`).sort();
  return [...versions, `lists.${listed.length}`].join(' ');
}

/** The changes of the person's invitations since the form was made, oldest first. */
export function changedSinceSeen({ histories }: Known, seen: string): readonly Stored<OfferRecord>[] {
  const versions = new Map(
    seen.split(' ').map((each) => {
      const at = each.lastIndexOf('.');
      return [each.slice(0, at), Number(each.slice(at + 1))] as const;
    }),
  );
  return histories.filter(({ offer, version }) => version > (versions.get(offer) ?? 0));
}
