/** One request as it was seen from outside. Times are of any clock that orders the requests. */
export type Call<Op, Answer> = {
  readonly op: Op;
  /** Absent where none came: the request may have been carried out at any later time, or never. */
  readonly answer?: Answer;
  readonly invokedAt: number;
  readonly answeredAt: number;
};

/** What requests do when they come one at a time. A state is plain data; equal states are equal as JSON. */
export type Sequential<State, Op, Answer> = {
  readonly initial: State;
  /** Every state that `op` may leave behind if it is answered so; none if it cannot be. No answer: every one that it may leave. */
  readonly after: (state: State, op: Op, answer: Answer | undefined) => readonly State[];
};

/**
 * Whether the calls could have been carried out one at a time, each at some moment between its invocation and its
 * answer. The search of Wing and Gong (1993) with the memory of Lowe (2017): of the calls that no other one has to
 * precede, each is tried as the next, and no set of calls done with one outcome is tried twice.
 */
export function isLinearizable<State, Op, Answer>(
  calls: readonly Call<Op, Answer>[],
  { initial, after }: Sequential<State, Op, Answer>,
): boolean {
  const tried = new Set<string>();
  const search = (left: readonly Call<Op, Answer>[], state: State): boolean => {
    if (left.every((call) => call.answer === undefined)) return true;
    const here = `${left.map((call) => calls.indexOf(call))} ${JSON.stringify(state)}`;
    if (tried.has(here)) return false;
    tried.add(here);
    const firstAnswer = Math.min(...left.map(endOf));
    return left
      .filter((call) => call.invokedAt < firstAnswer)
      .some((call) => {
        const others = left.filter((each) => each !== call);
        return after(state, call.op, call.answer).some((next) => search(others, next));
      });
  };
  return search(calls, initial);
}

function endOf(call: Call<unknown, unknown>): number {
  return call.answer === undefined ? Number.POSITIVE_INFINITY : call.answeredAt;
}

/**
 * The calls in parts of which no two touch the same thing. A history is linearizable if each of its parts is (Herlihy
 * and Wing 1990), provided that a part holds all of an object: so days that a pair, a move or an offer connects are one.
 */
export function partsOf<C extends Call<unknown, unknown>>(
  calls: readonly C[],
  touches: (call: C) => readonly string[],
): readonly (readonly C[])[] {
  const parts: { things: Set<string>; calls: C[] }[] = [];
  for (const call of calls) {
    const things = touches(call);
    const met = parts.filter((part) => things.some((thing) => part.things.has(thing)));
    const merged = {
      things: new Set([...things, ...met.flatMap((part) => [...part.things])]),
      calls: [...met.flatMap((part) => part.calls), call],
    };
    parts.splice(0, parts.length, ...parts.filter((part) => !met.includes(part)), merged);
  }
  return parts.map((part) => part.calls);
}
