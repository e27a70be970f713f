import { categoricalDays, primaryCarePairs, wanted } from './season-file.ts';

type Accept = 'html' | 'json';

/** A date that can be asked for: a day or a pair, with the start of each day. */
export type Choice = { readonly option: string; readonly starts: readonly string[] };

export const wantedChoice: Choice = { option: wanted.on, starts: [wanted.start] };

const quietStarts: readonly Choice[] = categoricalDays.flatMap((option) =>
  ['morning', 'afternoon'].flatMap((start) =>
    option === wanted.on && start === wanted.start ? [] : { option, starts: [start] },
  ),
);

/** A choice for the applicant at this place of their track's list, so that all of the track have seats of their own. */
export function quietChoice(track: string, place: number): Choice {
  if (track !== 'primary-care') return quietStarts[place % quietStarts.length] as Choice;
  const start = Math.floor(place / primaryCarePairs.length) % 2 === 0 ? 'morning' : 'afternoon';
  return { option: primaryCarePairs[place % primaryCarePairs.length] ?? '', starts: [start, start] };
}

/** The form of an applicant's page that books, of the season as it was first applied. */
export function bookEvent(token: string, { option, starts }: Choice, accept: Accept = 'html'): object {
  const named = starts.map((start, index) => [`start-${index + 1}`, start]);
  const form = new URLSearchParams({ option, seasonVersion: '1', ...Object.fromEntries(named) });
  const body = Buffer.from(String(form)).toString('base64');
  return { ...request('POST /i/{token}/book', token, accept), body, isBase64Encoded: true };
}

/** A browser that opens the personal page, as an HTTP API hands it over. */
export function pageEvent(token: string, accept: Accept = 'html'): object {
  return { ...request('GET /i/{token}', token, accept), isBase64Encoded: false };
}

function request(route: string, token: string, accept: Accept): object {
  const [method = '', path = ''] = route.split(' ');
  const rawPath = path.replace('{token}', token);
  return {
    version: '2.0',
    routeKey: route,
    rawPath,
    rawQueryString: '',
    headers: {
      host: 'interviews.example.org',
      accept: accept === 'json' ? 'application/json' : 'text/html,application/xhtml+xml,*/*;q=0.8',
      'content-type': 'application/x-www-form-urlencoded',
    },
    requestContext: {
      domainName: 'interviews.example.org',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '203.0.113.1', userAgent: 'bench' },
    },
    pathParameters: { token },
  };
}
