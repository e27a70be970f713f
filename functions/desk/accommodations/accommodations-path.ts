/** Where requests for an accommodation are read. */
export const accommodationsPath = '/desk/accommodations';

export function accommodationPath(offer: string): string {
  return `${accommodationsPath}/${offer}`;
}
