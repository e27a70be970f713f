import { entries } from '#functions/entries.ts';

const routes = entries.flatMap(({ trigger }) => (trigger.kind === 'http' ? [...trigger.routes] : []));

/** The methods for which some entry has a route at `path`, a HEAD beside every GET; none if no route has that path. */
export function allowedMethods(path: string): readonly string[] {
  const methods = routes
    .filter((route) => isAt(route.path, path))
    .flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  return [...new Set(methods)];
}

function isAt(template: string, path: string): boolean {
  const wanted = template.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length &&
    wanted.every((segment, index) => segment === given[index] || (/^\{\w+\}$/.test(segment) && given[index]))
  );
}
