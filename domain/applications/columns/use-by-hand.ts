import { fieldNames } from '#domain/applications/fields.ts';
import { nameKey } from '#domain/values/name-key.ts';
import { type ColumnUse, useOfTitle } from './column-titles.ts';

/** What a person can say that a column is: anything but that it is not read on purpose. */
export type ChosenUse = Exclude<ColumnUse, 'withheld'> | 'unused';

/** Everything that a person can choose for a column. */
export const chosenUses: readonly ChosenUse[] = [...fieldNames, 'tracks', 'soap', 'unused'];

/**
 * What a person has said that a column is, by its title; `undefined` where nobody has said anything. A number at the end of a
 * title counts: each repeat is a column of its own.
 */
export type UseByHand = (title: string) => ChosenUse | undefined;

/** Whether a person may say what columns of this title are. What is not read on purpose stays so, whatever somebody says. */
export function isChoosable(title: string): boolean {
  return nameKey(title) !== '' && useOfTitle(title) !== 'withheld';
}

export function usesByHand(
  chosen: readonly { readonly title: string; readonly use: ChosenUse }[],
): UseByHand {
  const byTitle = new Map(chosen.map(({ title, use }) => [nameKey(title), use] as const));
  return (title) => (isChoosable(title) ? byTitle.get(nameKey(title)) : undefined);
}
