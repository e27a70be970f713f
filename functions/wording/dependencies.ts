import type { Dependency } from '#domain/season-plan/dependent-offers.ts';

/** What offers depend on, as the end of a sentence: `Bookings depend on …`. */
export function dependencyInWords(dependency: Dependency): string {
  switch (dependency.kind) {
    case 'track':
      return `the track ${dependency.track}`;
    case 'option':
      return `the choice of ${dependency.days.join(' and ')} for ${dependency.track}`;
    case 'sender':
      return 'the sender, who is the organizer of the entries in their calendars';
    case 'start':
      return `the ${dependency.start} start of ${dependency.on}, or its time`;
    case 'place':
      return `the place of the interviews for ${dependency.track} on ${dependency.on}, which have begun`;
    default:
      throw new Error(`no words for ${dependency satisfies never}`);
  }
}
