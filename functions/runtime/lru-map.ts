/** Puts `value` at the end of the map; beyond `most` the entry that was put there the longest ago goes. */
export function putMostRecent<Value>(map: Map<string, Value>, key: string, value: Value, most: number): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (oldest !== undefined && map.size > most) map.delete(oldest);
}
