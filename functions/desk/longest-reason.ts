/** The most characters of a reason that a coordinator gives at the desk. */
export const LONGEST_REASON = 2_000;
