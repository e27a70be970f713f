import type { MeetingKind } from './agenda-section.ts';

/** What interviewers can be shown of an applicant whom they meet. */
export const viewFields = ['name', 'tracks', 'school', 'exams'] as const;
export type ViewField = (typeof viewFields)[number];

/** What each kind of interviewer sees; a kind that is left out sees the name. An empty list is a blinded interview. */
export type InterviewerViews = {
  readonly team?: readonly ViewField[];
  readonly oneOnOne?: readonly ViewField[];
};

const usual: readonly ViewField[] = ['name'];

/** What the interviewers of one kind see of those whom they meet. */
export function seenBy(
  { interviewerViews = {} }: { readonly interviewerViews?: InterviewerViews },
  kind: MeetingKind,
): ReadonlySet<ViewField> {
  const { team = usual, oneOnOne = usual } = interviewerViews;
  return new Set(kind === 'team' ? team : oneOnOne);
}

/** Whether anybody who holds these kinds of interviews sees names before the interview. */
export function seesNames(
  season: { readonly interviewerViews?: InterviewerViews },
  kinds: readonly MeetingKind[],
): boolean {
  return kinds.some((kind) => seenBy(season, kind).has('name'));
}
