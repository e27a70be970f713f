/** What is named is not in the table: of another deployment, or from after the moment to which this one was restored. */
export class NotFound extends Error {}

/** For `catch`: nothing, where the cause is that what is named is not stored. Throws on whatever else. */
export function undefinedIfNotFound(cause: unknown): undefined {
  if (cause instanceof NotFound) return undefined;
  throw cause;
}
