import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { Season } from '#domain/season/season.ts';
import { draftDifferences } from '#domain/season-draft/draft-differences.ts';
import { type DraftSeen, type DraftStanding, editDraft } from '#domain/season-draft/edit-draft.ts';
import { describeDifference } from '#functions/season/describe-difference.ts';
import { readFileParts } from '#functions/season/season-file/read-season-file.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import { type DraftFile, loadDraft } from './load-draft.ts';

/** The most lines that an edit remembers of what it changed. All of it is on record with the file, once that is applied. */
const MOST_LINES = 12;

/** The most bytes of a file in the draft: an item of the table has 400 KB. */
export const LONGEST_FILE = 300_000;

/** Makes another file of that of the draft, under the version that `seen` showed. */
export async function changeDraft(
  store: Store,
  { season, seen }: { readonly season: string; readonly seen: DraftSeen },
  change: (text: string) => string,
  context: DecisionContext,
) {
  return decideOnDraft(store, season, (standing) => {
    const text = change(standing.text);
    return editDraft(standing, seen, { text, what: editInWords(standing.text, text) }, context);
  });
}

/** Decides about the draft on a fresh read, and again while others are faster. */
export async function decideOnDraft<const V extends ReturnType<typeof editDraft>>(
  store: Store,
  season: string,
  decide: (standing: DraftFile & DraftStanding) => V,
) {
  const { verdict } = await attempt(store, season, () => loadDraft(store, season), decide);
  return verdict;
}

/** What an edit changes, a line each. Both files have all their sections. */
function editInWords(before: string, after: string): readonly string[] {
  const [was, is] = [before, after].map((text) => readFileParts(text).season as Season);
  if (!was || !is) return [];
  const lines = draftDifferences(was, is).map(describeDifference);
  return lines.length > MOST_LINES
    ? [...lines.slice(0, MOST_LINES), `and ${lines.length - MOST_LINES} more`]
    : lines;
}
