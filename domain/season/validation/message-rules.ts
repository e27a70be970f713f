import { messageKinds } from '#domain/season/messages.ts';
import { type Having, ruleFor, type SeasonRule, type Violation } from './violation.ts';
import { joinHostsOf, leakFaults, paragraphFaults } from './visit-rules.ts';

/** What must be true of the program's own words in mails. */
export const messageRules: readonly SeasonRule[] = [ruleFor(['messages', 'tracks', 'days'], faults)];

function faults(season: Having<'messages'>): Violation[] {
  const { messages } = season;
  const joinHosts = joinHostsOf(season);
  return [...messageKinds, 'signature' as const].flatMap((field) => {
    const words = messages[field];
    if (words === undefined) return [];
    const path = ['messages', field];
    return [...paragraphFaults(path, words), ...leakFaults(path, words, joinHosts)];
  });
}
