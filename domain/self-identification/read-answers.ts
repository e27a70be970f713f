import type { RowOutcome } from '#domain/applications/plan-import.ts';
import type { SheetRow } from '#domain/applications/read-application-row.ts';
import { textFlaw } from '#domain/values/plain-text.ts';
import { answerOfTitle } from './answer-columns.ts';
import type { AnswerName, SelfIdentification, SelfIdentifications } from './self-identification.ts';

/** A cell that says nothing; the same words as in every other column, and those for not wanting to say. */
const noAnswer =
  /^(no response|no answer|not available|not applicable|not provided|n\/?a|unknown|-+|decline.*|prefer not.*)$/i;

/** Of several answers no single one is a group, and each set of them would be a small one. */
export const SEVERAL = 'more than one';
const LONGEST = 60;

/**
 * Reads what the people of a file answered, of whom something is imported. Only the category is read: of “Other: …” what comes before the
 * colon, so that no free text is stored.
 */
export function readAnswers(
  [header, ...rows]: readonly SheetRow[],
  outcomes: readonly RowOutcome[],
): SelfIdentifications {
  const columns = (header?.cells ?? []).map(answerOfTitle);
  const byNumber = new Map(rows.map((each) => [each.row, each]));
  const found = new Map<string, SelfIdentification>();
  for (const { id, kind, rows: numbers } of outcomes) {
    if (kind === 'invalid' || kind === 'erased') continue;
    const cells = (name: AnswerName) =>
      numbers.flatMap((row) => (byNumber.get(row)?.cells ?? []).filter((_, at) => columns[at] === name));
    const [sex, identity] = [answerIn(cells('sex')), answerIn(cells('identity'))];
    if (sex ?? identity) found.set(id, { ...(sex ? { sex } : {}), ...(identity ? { identity } : {}) });
  }
  return found;
}

/** `White|Other: Sample` is more than one; two rows of a person that say the same are one answer. */
function answerIn(cells: readonly string[]): string | undefined {
  const parts = cells
    .flatMap((cell) => cell.split(/[|;\n]/))
    .map((part) => (part.split(':')[0] ?? '').trim().normalize('NFC'))
    .filter((part) => !noAnswer.test(part) && textFlaw(part, LONGEST) === undefined);
  const [only, another] = new Set(parts);
  return another === undefined ? only : SEVERAL;
}
