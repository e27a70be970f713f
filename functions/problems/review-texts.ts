import type { ViewRefusal } from '#domain/application-list/saved-view.ts';
import type { ReviewRefusal } from '#domain/review/refusal.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import { counted } from '#functions/wording/counted.ts';
import type { RefusalTexts } from './problem-text.ts';

const nothing = 'Nothing has changed.';
const openAgain = { next: `${nothing} Look at the application as it is now, and try again.` };

/** Why a person cannot enter or decide something of an application. Applicants never meet these. */
export const reviewTexts: RefusalTexts<ReviewRefusal> = {
  'application-unknown': {
    status: 404,
    title: ({ application }) => `No application has the AAMC ID ${application}`,
    detail: 'It was never imported into this season, or its data has been erased.',
    next: 'Check the number, or import the application first.',
    operator: { next: 'Check the number, or import the application first.' },
  },
  'application-changed': {
    status: 409,
    title: 'The application changed after you opened it',
    detail: ({ since }, { clocks }) => {
      const last = since.at(-1);
      if (!last) return 'Somebody else, or an import, was faster.';
      const by = last.who.kind === 'program' ? ` by ${last.who.name}` : '';
      return `There ${since.length === 1 ? 'was' : 'were'} ${counted(since.length, 'change')}, the last one${by} at ${formatInstant(last.at, clocks)}.`;
    },
    next: `${nothing} Look at the application as it is now. What you entered is still in the form.`,
    operator: openAgain,
  },
  'why-needed': {
    status: 422,
    title: 'A reason is needed',
    detail: 'Whatever a person enters or decides stays in the history of the application with its reason.',
    next: `${nothing} Give a reason. The applicant does not see it.`,
    operator: { next: `${nothing} Give a reason. The applicant does not see it.` },
  },
  'rule-not-asked': {
    status: 422,
    title: ({ rule }) => `The rule “${rule}” does not apply to this application`,
    detail: 'The season has no such rule, or asks it of other applications only.',
    next: openAgain.next,
    operator: openAgain,
  },
  'track-not-ticked': {
    status: 422,
    title: ({ track }) => `The applicant did not tick the track ${track}`,
    detail: 'An application can be withdrawn only from a track that was ticked in ERAS.',
    next: openAgain.next,
    operator: openAgain,
  },
  'track-not-considered': {
    status: 409,
    title: ({ track }) => `The application is not considered for the track ${track}`,
    detail: 'The applicant did not tick it, was withdrawn from it, or ticked a track that excludes it.',
    next: `${nothing} Choose tracks for which the application is considered.`,
    operator: { next: `${nothing} Choose tracks for which the application is considered.` },
  },
  'no-track-chosen': {
    status: 422,
    title: 'No track is chosen',
    detail:
      'An invitation is for one or more tracks, and the application is considered for none of those chosen.',
    next: `${nothing} Choose at least one track.`,
    operator: { next: `${nothing} Choose at least one track.` },
  },
  'application-withdrawn': {
    status: 409,
    title: 'The application has been withdrawn in ERAS',
    detail: 'The last export says so.',
    next: `${nothing} If that is out of date, import a newer export.`,
    operator: { next: `${nothing} If that is out of date, import a newer export.` },
  },
  'invited-already': {
    status: 409,
    title: 'The applicant has an invitation',
    detail: 'It can still be answered, or is booked, and the applicant relies on it.',
    next: `${nothing} Withdraw the invitation first.`,
    operator: { next: 'To withdraw the invitation: `withdraw OFFER`.' },
  },
  'nothing-to-undo': {
    status: 409,
    title: 'There is nothing to undo',
    detail: 'The last change of this application is an import, or has been undone already.',
    next: openAgain.next,
    operator: openAgain,
  },
  'undo-too-late': {
    status: 409,
    title: 'It is too late to undo this',
    detail: ({ until }, { clocks }) => `This was possible until ${formatInstant(until, clocks)}.`,
    next: `${nothing} Decide again, with a reason.`,
    operator: { next: `${nothing} Decide again, with a reason.` },
  },
  'applicant-told': {
    status: 409,
    title: 'The applicant has been told',
    detail: ({ at }, { clocks }) => `The invitation was sent at ${formatInstant(at, clocks)}.`,
    next: `${nothing} What has been sent cannot be undone.`,
    operator: { next: 'What has been sent cannot be undone. To end the invitation: `withdraw OFFER`.' },
  },
};

/** Why a list cannot be kept under a name, or removed. */
export const viewTexts: RefusalTexts<ViewRefusal> = {
  'view-name-taken': {
    status: 409,
    title: ({ name }) => `Another list is kept as “${name}”`,
    detail: 'A name stands for one list.',
    next: `${nothing} Choose another name, or remove that list first.`,
    operator: { next: `${nothing} Choose another name, or remove that list first.` },
  },
  'view-name-missing': {
    status: 422,
    title: 'The list needs a name',
    detail: 'A name has 1 to 60 characters.',
    next: `${nothing} Give the list a name.`,
    operator: { next: `${nothing} Give the list a name.` },
  },
  'view-changed': {
    status: 409,
    title: ({ name }) => `The list “${name}” changed after you opened it`,
    detail: 'Somebody else was faster.',
    next: `${nothing} Look at the list as it is now, and try again.`,
    operator: { next: `${nothing} Look at the list as it is now, and try again.` },
  },
  'too-many-views': {
    status: 409,
    title: ({ most }) => `No more than ${most} lists can be kept`,
    detail: 'Lists that nobody uses anymore hide the others.',
    next: `${nothing} Remove one first.`,
    operator: { next: `${nothing} Remove one first.` },
  },
};
