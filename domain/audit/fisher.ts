/** Logarithms of factorials as far as they were needed; ten thousand applicants are eighty kilobytes. */
const logFactorials: number[] = [0];

function logFactorial(n: number): number {
  for (let next = logFactorials.length; next <= n; next += 1)
    logFactorials.push((logFactorials[next - 1] ?? 0) + Math.log(next));
  return logFactorials[n] ?? 0;
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/** Tables that are as likely as the one seen count as such in spite of rounding. */
const ALIKE = 1 + 1e-7;

/**
 * Fisher's exact test, two-sided: how likely a table at least as unlikely as this one is if `selected` of both groups were
 * drawn without regard to the group. A number from 0 to 1. Exact for any size (R's `fisher.test` gives the same).
 */
export function fisherExact(
  one: { readonly considered: number; readonly selected: number },
  other: { readonly considered: number; readonly selected: number },
): number {
  const selected = one.selected + other.selected;
  const all = one.considered + other.considered;
  const logOf = (mine: number) =>
    logChoose(one.considered, mine) + logChoose(other.considered, selected - mine) - logChoose(all, selected);
  const seen = Math.exp(logOf(one.selected));
  const least = Math.max(0, selected - other.considered);
  const most = Math.min(one.considered, selected);
  let sum = 0;
  for (let mine = least; mine <= most; mine += 1) {
    const likely = Math.exp(logOf(mine));
    if (likely <= seen * ALIKE) sum += likely;
  }
  return Math.min(1, sum);
}
