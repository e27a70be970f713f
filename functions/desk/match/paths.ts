/** The page of all match lists. */
export const matchPath = '/desk/match';

/** The address of the list of one NRMP code. */
export function matchListPath(code: string): string {
  return `${matchPath}/${code}`;
}
