/** More calls than this under way at once would only wait for each other's connections, and time out while they do. */
const AT_ONCE = 20;

/** Does `work` for each of `all`, a few at a time. Throws what the first of it throws that fails. */
export async function mapConcurrently<T, R>(all: readonly T[], work: (each: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let from = 0; from < all.length; from += AT_ONCE)
    done.push(...(await Promise.all(all.slice(from, from + AT_ONCE).map(work))));
  return done;
}
