import { questionRoutes } from '#functions/applicant/panel/question-routes.ts';
import { problemReply } from '#functions/applicant/problem-reply.ts';
import { serve } from '#functions/http/serve.ts';
import { required } from '#functions/runtime/environment.ts';
import { openStore } from '#functions/store/client.ts';
import { failureOf } from '#functions/store/failure.ts';

/**
 * Questions to the panels. A function of its own, whose role reaches the season and the questions in the table and no
 * applicant: it could not tell who asks.
 */
export const handler = serve<never>({
  routes: questionRoutes(openStore(required('table')), required('season')),
  authenticate: async () => undefined,
  fallbacks: {
    notFound: (request) => problemReply(request, { kind: 'page-unknown' }),
    unauthenticated: (request) => problemReply(request, { kind: 'page-unknown' }),
    failed: (request, error) =>
      problemReply(request, { kind: failureOf(error) === 'unsettled' ? 'busy' : 'broken' }),
  },
});
