import { counted } from '#functions/wording/counted.ts';

/** `Begins about 10 minutes late` */
export function lateNote({ minutes }: { readonly minutes: number }): string {
  return `Begins about ${counted(minutes, 'minute')} late`;
}

/** `The applicant is about 10 minutes late` */
export function lateApplicantNote({ minutes }: { readonly minutes: number }): string {
  return `The applicant is about ${counted(minutes, 'minute')} late`;
}
