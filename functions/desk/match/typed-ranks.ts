import { namesOf } from '#functions/match-lists/step-words.ts';
import type { ListAtDesk } from './list-at-desk.ts';

type Sent = Pick<ListAtDesk, 'problem' | 'typed' | 'standing'>;

/** The rank that was typed into a form that was refused; a field that was left alone shows how the list is now, and so does a list that was another one. */
export function typedRank(sent: Sent, id: string): string | undefined {
  return isOutdated(sent) ? undefined : changedRank(sent.typed, id);
}

/** What was asked of a list that had changed by then, a line each: its rows show the list as it is now. */
export function askedInVain(sent: Sent): readonly string[] {
  const { typed, standing } = sent;
  if (!typed || !isOutdated(sent)) return [];
  const nameOf = namesOf(standing.offers);
  const [by = '', offer = ''] = (typed.get('do') ?? '').split(' ');
  const ranks = [...typed.keys()].flatMap((key) => {
    const id = /^rank\.(.+)$/.exec(key)?.[1];
    const rank = id === undefined ? undefined : changedRank(typed, id);
    return id === undefined || rank === undefined
      ? []
      : [`${nameOf(id)}: ${rank === '' ? 'no rank' : `rank ${rank}`}`];
  });
  const move = moves[by];
  return move === undefined ? ranks : [...ranks, `${nameOf(offer)}: ${move}`];
}

const moves: Readonly<Record<string, string>> = {
  up: 'one rank up',
  down: 'one rank down',
  add: 'added at the end',
  off: 'taken off',
};

function isOutdated({ problem }: Sent): boolean {
  return problem?.kind === 'match-list-stale' || problem?.kind === 'not-on-match-list';
}

function changedRank(typed: URLSearchParams | undefined, id: string): string | undefined {
  const given = typed?.get(`rank.${id}`) ?? undefined;
  return given === (typed?.get(`was.${id}`) ?? undefined) ? undefined : given;
}
