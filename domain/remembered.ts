/**
 * `answer`, worked out once for the same words and then remembered; at `most` answers all are forgotten. Only for a pure
 * function: the answers are the same, sooner.
 */
export function remembered<Words extends readonly string[], Answer>(
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
