import type { SeasonDraftRefusal } from '#domain/season-draft/season-draft.ts';
import type { RefusalTexts } from './problem-text.ts';

const unchanged = 'Nothing of yours has been saved.';

/** What the refusals of a changed season say at the desk. Applicants and the operator's command never meet them. */
export const seasonDraftTexts: RefusalTexts<SeasonDraftRefusal> = {
  'draft-changed': {
    status: 409,
    title: 'The season’s draft has changed since you opened this page',
    detail: ({ edits }) =>
      edits.length > 0
        ? `Saved by others in the meantime: ${edits.length === 1 ? '1 edit' : `${edits.length} edits`}.`
        : 'The draft you saw was applied or discarded, or another season file has been applied.',
    next: `${unchanged} What you entered is still in the form below: look at what changed, then save it once more.`,
    operator: { next: 'Look at the draft at the desk.' },
  },
  'draft-applying': {
    status: 409,
    title: 'The draft is being applied',
    detail: 'Nobody can change it until that is done.',
    next: `${unchanged} Wait until the draft has been applied, then make your change.`,
    operator: { next: 'Wait until the draft has been applied.' },
  },
  'draft-outdated': {
    status: 409,
    title: 'Another season file has been applied since this draft was begun',
    detail: 'The draft does not know what that file changed, and would undo it.',
    next: 'Nothing has been applied. Look at what the draft would change now, then keep it or discard it.',
    operator: { next: 'Look at the draft at the desk.' },
  },
};
