/**
 * Memoizes a pure function of texts: at most `most` results are kept, and beyond that the oldest is dropped. The texts
 * must not contain NUL, which separates them in the key.
 */
export function memoize<Texts extends readonly string[], Result>(
  most: number,
  compute: (...texts: Texts) => Result,
): (...texts: Texts) => Result {
  const results = new Map<string, Result>();
  return (...texts) => {
    const key = texts.join('\0');
    if (results.has(key)) return results.get(key) as Result;
    const [oldest] = results.size >= most ? results.keys() : [];
    if (oldest !== undefined) results.delete(oldest);
    const fresh = compute(...texts);
    results.set(key, fresh);
    return fresh;
  };
}

/** Memoizes a pure function of an object that never changes; the result is dropped with the object. */
export function memoizeByObject<Known extends object, Result>(
  compute: (known: Known) => Result,
): (known: Known) => Result {
  const results = new WeakMap<Known, { readonly result: Result }>();
  return (known) => {
    const found = results.get(known) ?? { result: compute(known) };
    results.set(known, found);
    return found.result;
  };
}
