import { messageKinds } from '#domain/season/messages.ts';
import type { Season } from '#domain/season/season.ts';
import type { SeasonRule, Violation } from './violation.ts';
import { joinHostsOf, leakFaults, paragraphFaults } from './visit-rules.ts';

/** What must be true of the program's own words in mails. */
export const messageRules: readonly SeasonRule[] = [{ needs: ['messages', 'tracks', 'days'], faults }];

function faults(season: Season): Violation[] {
  const { messages = {} } = season;
  const joinHosts = joinHostsOf(season);
  return [...messageKinds, 'signature' as const].flatMap((field) => {
    const words = messages[field];
    if (words === undefined) return [];
    const path = ['messages', field];
    return [...paragraphFaults(path, words), ...leakFaults(path, words, joinHosts)];
  });
}
