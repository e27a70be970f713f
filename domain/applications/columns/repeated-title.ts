/** Whether the title is of a column that ERAS repeats, as `Tracks Applied by Applicant_2`. */
export function isRepeat(title: string): boolean {
  return withoutNumber(title) !== title;
}

/** The title that all repeats of a column have, without the number at its end. */
export function withoutNumber(title: string): string {
  return title.replace(/_\d+$/, '');
}
