/**
 * `answer`, worked out once for the same words and then remembered; at `most` answers all are forgotten. Only for a pure
 * function: the answers are the same, sooner.
 */
export function memoize<Words extends readonly string[], Answer>(
  most: number,
  answer: (...words: Words) => Answer,
): (...words: Words) => Answer {
  const known = new Map<string, Answer>();
  return (...words) => {
    const asked = words.join(' ');
    const found = known.get(asked);
    if (found !== undefined) return found;
    if (known.size >= most) known.clear();
    const fresh = answer(...words);
    known.set(asked, fresh);
    return fresh;
  };
}

/** `answer`, worked out once for the same object and forgotten with it. Only for a pure function of what never changes. */
export function memoizeByObject<Known extends object, Answer>(
  answer: (known: Known) => Answer,
): (known: Known) => Answer {
  const found = new WeakMap<Known, Answer>();
  return (known) => {
    const fresh = found.get(known) ?? answer(known);
    found.set(known, fresh);
    return fresh;
  };
}
