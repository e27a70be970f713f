/** The address of the list of interview days. */
export const interviewsPath = '/desk/interviews';

/** How the plan of a day is laid out. */
export const planViews = ['time', 'applicants', 'interviewers'] as const;
export type PlanView = (typeof planViews)[number];

/** The address of the plan of a day. */
export function interviewDayPath(on: string, by: PlanView = 'time'): string {
  return `${interviewsPath}/${on}${by === 'time' ? '' : `?by=${by}`}`;
}

/** The address of the board of a day. */
export function dayNowPath(on: string): string {
  return `${interviewsPath}/${on}/now`;
}

/** The page on which one interview, named by its key, is changed. */
export function changePath(on: string, key: string): string {
  return `${interviewsPath}/${on}?change=${encodeURIComponent(key)}#change`;
}
