import type { ReviewDeed } from '#domain/review/review.ts';
import type { Season } from '#domain/season/season.ts';

/** What can be done with many at once, by the text that stands for it in a form. */
export type BulkDeed = Extract<ReviewDeed, { readonly action: 'decide' | 'reopen' }>;

export type DeedChoice = { readonly value: string; readonly title: string; readonly deed: BulkDeed };

/** Everything that can be decided for many, in the order in which it is offered. */
export function deedChoices({ tracks }: Pick<Season, 'tracks'>): readonly DeedChoice[] {
  const invite = (value: string, title: string, for_: readonly string[] | 'considered'): DeedChoice => ({
    value: `invite-${value}`,
    title: `To invite for ${title}`,
    deed: { action: 'decide', to: 'invite', tracks: for_ },
  });
  return [
    invite('considered', 'the tracks that consider each', 'considered'),
    ...tracks.map(({ id, name }) => invite(id, name, [id])),
    { value: 'hold', title: 'Hold', deed: { action: 'decide', to: 'hold', tracks: [] } },
    { value: 'close', title: 'Close', deed: { action: 'decide', to: 'close', tracks: [] } },
    { value: 'reopen', title: 'Back to review', deed: { action: 'reopen' } },
  ];
}
