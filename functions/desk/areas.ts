/**
 * The parts of the desk in the order of its navigation. A new area is a folder `functions/desk/<area>/` that exports its
 * route handlers, its routes in the row `desk` of `functions/entries.ts`, and a line here.
 */
export const deskAreas = [
  { id: 'home', title: 'Home', path: '/desk' },
  { id: 'imports', title: 'Import', path: '/desk/imports' },
  { id: 'facts', title: 'Facts', path: '/desk/facts' },
  { id: 'applications', title: 'Applications', path: '/desk/applications' },
  { id: 'screening', title: 'Screening', path: '/desk/screening' },
] as const;

export type DeskArea = (typeof deskAreas)[number]['id'];
