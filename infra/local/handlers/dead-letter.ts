/** An event that failed after all retries. */
export type DeadLetter = { readonly entry: string; readonly event: unknown; readonly cause: string };
