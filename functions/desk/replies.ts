import { htmlReply, json, type Reply, withHeader } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import { html, type Shown } from '#functions/page/markup.ts';
import { deskPage } from './desk-page.ts';
import { type DeskProblem, tellAtDesk } from './problems.ts';
import type { SignedIn } from './signed-in.ts';

/** A page of the desk. Its own host is told where a form comes from, and nobody else is. */
export function deskReply(status: number, body: string): Reply {
  return withHeader(htmlReply(status, body), 'referrer-policy', 'same-origin');
}

/** Who reads of a problem, what stands below it, and the zone of its times where nobody is signed in. */
type ProblemSurroundings = {
  readonly coordinator?: SignedIn | undefined;
  readonly more?: Shown;
  readonly zone?: string;
};

/** A problem as a page, with `more` below it, or as JSON (RFC 9457). */
export function deskProblemReply(
  request: Request,
  problem: DeskProblem,
  { coordinator, more, zone }: ProblemSurroundings = {},
): Reply {
  const { status, title, detail, next } = tellAtDesk(problem, coordinator ?? { zone });
  if (request.wantsJson)
    return json(
      status,
      { type: 'about:blank', kind: problem.kind, status, title, detail, next },
      'application/problem+json',
    );
  const main = html`<h1>${title}</h1>
<div class="refused" role="status"><p>${detail}</p><p><b>${next}</b></p></div>
${more ?? (coordinator && html`<p class="actions"><a class="button quiet" href="/desk">Back to the desk</a></p>`)}`;
  return deskReply(status, deskPage({ title, main, coordinator }));
}
