/** `text` without case and accents, for searching: “soren” finds “Sören”, too. */
export function plainLetters(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
