/** Values by key, of one source, each kept for a fixed time. */
export type PromiseCache<Source extends object, Value> = {
  readonly get: (source: Source, key: string) => Promise<Value>;
  readonly forget: (source: Source, key: string) => void;
};

/**
 * Caches what `read` resolves to for `ttlMs` milliseconds, counted from the call. Callers at the same time share one
 * read. A rejection is not cached.
 */
export function promiseCache<Source extends object, Value>(
  ttlMs: number,
  read: (source: Source, key: string) => Promise<Value>,
): PromiseCache<Source, Value> {
  const bySource = new WeakMap<
    Source,
    Map<string, { readonly at: number; readonly value: Promise<Value> }>
  >();
  const entriesOf = (source: Source) => {
    const entries = bySource.get(source) ?? new Map();
    bySource.set(source, entries);
    return entries;
  };
  return {
    get: (source, key) => {
      const entries = entriesOf(source);
      const cached = entries.get(key);
      if (cached && performance.now() - cached.at < ttlMs) return cached.value;
      const fresh = { at: performance.now(), value: read(source, key) };
      entries.set(key, fresh);
      fresh.value.catch(() => entries.get(key) === fresh && entries.delete(key));
      return fresh.value;
    },
    forget: (source, key) => {
      entriesOf(source).delete(key);
    },
  };
}
