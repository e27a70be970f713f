import type { HttpListener } from '#infra/local/handlers/listeners.ts';

/** The route that a request matched: its entry, its key as API Gateway writes it, and its path parameters. */
export type MatchedRoute = {
  readonly entry: string;
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>>;
};

type Route = { readonly entry: string; readonly method: string; readonly path: string };

/** The routes of one API, and the entry that gets every request which meets none of them. */
export type RouteTable = { readonly routes: readonly Route[]; readonly strays: string | undefined };

/**
 * Every route of the entries. Each GET is there as HEAD too, as in the deployed API, where HEAD is a route of its own.
 * Throws if two entries have the default route, as the deployment does.
 */
export function routesOf(entries: readonly HttpListener[]): RouteTable {
  const routes = entries.flatMap(({ name, trigger }) =>
    trigger.routes.flatMap(({ method, path }) =>
      (method === 'GET' ? ['GET', 'HEAD'] : [method]).map((each) => ({ entry: name, method: each, path })),
    ),
  );
  const [strays, ...others] = entries.filter(({ trigger }) => trigger.hasDefaultRoute);
  if (others.length > 0) throw new Error('more than one entry has the default route');
  return { routes, strays: strays?.name };
}

/** The route that matches a decoded path, of several the one with the fewest placeholders; else the default route. */
export function matchRoute(
  { routes, strays }: RouteTable,
  method: string,
  path: string,
): MatchedRoute | undefined {
  return (
    matchPath(routes, method, path) ??
    (strays ? { entry: strays, routeKey: '$default', pathParameters: {} } : undefined)
  );
}

function matchPath(routes: readonly Route[], method: string, path: string): MatchedRoute | undefined {
  const best = routes
    .filter((route) => route.method === method)
    .flatMap((route) => {
      const pathParameters = parametersOf(route.path, path);
      return pathParameters ? [{ ...route, pathParameters }] : [];
    })
    .sort((one, other) => count(one.pathParameters) - count(other.pathParameters))[0];
  return (
    best && { entry: best.entry, routeKey: `${method} ${best.path}`, pathParameters: best.pathParameters }
  );
}

function parametersOf(template: string, path: string): Record<string, string> | undefined {
  const segments = template.split('/');
  const actual = path.split('/');
  if (segments.length !== actual.length) return undefined;
  const found: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const value = actual[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (name && value !== '') found[name] = value;
    else if (segment !== value) return undefined;
  }
  return found;
}

function count(parameters: Readonly<Record<string, string>>): number {
  return Object.keys(parameters).length;
}
