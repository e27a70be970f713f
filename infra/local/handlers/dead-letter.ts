/** An event that no attempt could get handled. */
export type DeadLetter = { readonly entry: string; readonly event: unknown; readonly cause: string };
