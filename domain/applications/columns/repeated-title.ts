/** Whether the title is of a column that ERAS repeats, as `Tracks Applied by Applicant_2`. */
export function isRepeat(title: string): boolean {
  return /_\d+$/.test(title);
}
