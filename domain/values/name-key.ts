/** Two names that people give are one if they differ in case and blanks only: both have this key. */
export function nameKey(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, ' ');
}
