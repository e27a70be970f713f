import type { Entry } from '#functions/entries.ts';

/** A route that a request met: whose it is, its key as API Gateway writes it, and what its path holds. */
export type Met = {
  readonly entry: string;
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>>;
};

type Route = { readonly entry: string; readonly method: string; readonly path: string };

/** Every route of the entries. Each GET is there as HEAD too, as in the deployed API, where HEAD is a route of its own. */
export function routesOf(entries: readonly Entry[]): readonly Route[] {
  return entries.flatMap(({ name, trigger }) =>
    trigger.kind !== 'http'
      ? []
      : trigger.routes.flatMap(({ method, path }) =>
          (method === 'GET' ? ['GET', 'HEAD'] : [method]).map((each) => ({
            entry: name,
            method: each,
            path,
          })),
        ),
  );
}

/** The route that a decoded path meets; of several, the one with the fewest placeholders. */
export function meet(routes: readonly Route[], method: string, path: string): Met | undefined {
  const met = routes
    .filter((route) => route.method === method)
    .flatMap((route) => {
      const pathParameters = parametersOf(route.path, path);
      return pathParameters ? [{ ...route, pathParameters }] : [];
    })
    .sort((one, other) => count(one.pathParameters) - count(other.pathParameters))[0];
  return met && { entry: met.entry, routeKey: `${method} ${met.path}`, pathParameters: met.pathParameters };
}

function parametersOf(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const found: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (name && value !== '') found[name] = value;
    else if (segment !== value) return undefined;
  }
  return found;
}

function count(parameters: Readonly<Record<string, string>>): number {
  return Object.keys(parameters).length;
}
