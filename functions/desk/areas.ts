/** A part of the desk: its link in the navigation leads to `path`. */
type Area = { readonly id: string; readonly title: string; readonly path: string };

/** Areas that belong together: one link in the first row of the navigation, which leads to the first of its areas. */
type Section = { readonly title: string; readonly areas: readonly Area[] };

/**
 * The parts of the desk in the order of its navigation. The first row has the sections, the second the areas of the section
 * that the page is in, so that a phone never shows them all. A new area is a folder `functions/desk/<area>/` that
 * exports its route handlers, its routes in the row `desk` of `functions/entries.ts`, and a line here. A section
 * without areas is not shown.
 */
export const deskSections = [
  { title: 'Home', areas: [{ id: 'home', title: 'Home', path: '/desk' }] },
  {
    title: 'Applications',
    areas: [
      { id: 'applications', title: 'All applications', path: '/desk/applications' },
      { id: 'closing', title: 'Answers', path: '/desk/closing' },
      { id: 'screening', title: 'Screening', path: '/desk/screening' },
      { id: 'facts', title: 'Facts', path: '/desk/facts' },
      { id: 'imports', title: 'Import', path: '/desk/imports' },
    ],
  },
  {
    title: 'Invitations',
    areas: [
      { id: 'offers', title: 'Offers', path: '/desk/offers' },
      { id: 'waves', title: 'Waves', path: '/desk/waves' },
    ],
  },
  {
    title: 'Days',
    areas: [
      { id: 'season', title: 'Season at a glance', path: '/desk/season' },
      { id: 'interviews', title: 'Interview plans', path: '/desk/interviews' },
      { id: 'interviewers', title: 'Interviewers', path: '/desk/interviewers' },
      { id: 'questions', title: 'Questions', path: '/desk/questions' },
    ],
  },
  { title: 'Match', areas: [{ id: 'match', title: 'Match lists', path: '/desk/match' }] },
  { title: 'Setup', areas: [{ id: 'plan', title: 'Season', path: '/desk/plan' }] },
  {
    title: 'Record',
    areas: [
      { id: 'record', title: 'Record', path: '/desk/record' },
      { id: 'retention', title: 'Personal data', path: '/desk/retention' },
    ],
  },
] as const satisfies readonly Section[];

export type DeskArea = (typeof deskSections)[number]['areas'][number]['id'];
