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

/** Whom or what the forms of the board are about: an applicant by the offer, a room by its name, or the whole day. */
export type BoardFocus =
  | { readonly kind: 'guest'; readonly offer: string }
  | { readonly kind: 'room'; readonly room: string }
  | { readonly kind: 'day' };

/** The board with the forms about an applicant, a room, or the whole day. */
export function actNowPath(on: string, focus: BoardFocus): string {
  const query = new URLSearchParams({ about: focus.kind });
  if (focus.kind === 'guest') query.set('guest', focus.offer);
  if (focus.kind === 'room') query.set('room', focus.room);
  return `${dayNowPath(on)}?${query}#act`;
}

/** The page on which one interview, named by its key, is changed. */
export function changePath(on: string, key: string): string {
  return `${interviewsPath}/${on}?change=${encodeURIComponent(key)}#change`;
}
