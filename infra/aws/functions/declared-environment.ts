import type { Entry } from '#functions/entry.ts';
import { type EnvironmentName, environmentNames } from '#functions/runtime/environment.ts';

/**
 * The variables that an entry declares, with their values. Throws, naming entry and variable, where a value is missing;
 * only the clock's shift may be, since only a demonstration has one.
 */
export function environmentOf(
  { name: entry, environment }: Pick<Entry, 'name' | 'environment'>,
  values: Readonly<Record<EnvironmentName, string | undefined>>,
): Readonly<Record<string, string>> {
  const pairs = environment.flatMap((name): [string, string][] => {
    const value = values[name];
    if (value) return [[environmentNames[name], value]];
    if (name === 'clockShift') return [];
    throw new Error(`the deployment has no value for ${environmentNames[name]}, which ${entry} declares`);
  });
  return Object.fromEntries(pairs);
}
