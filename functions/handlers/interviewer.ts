import { linkThrottle } from '#functions/applicant/link-throttle.ts';
import { problemReply } from '#functions/applicant/problem-reply.ts';
import { serve } from '#functions/http/serve.ts';
import { interviewerRoutes, verifiedInterviewer } from '#functions/interviewer/interviewer-routes.ts';
import { interviewerPolicy } from '#functions/interviewer/interviewer-sheet.ts';
import { required } from '#functions/runtime/environment.ts';
import { openStore } from '#functions/store/client.ts';
import { failureOf } from '#functions/store/failure.ts';

/** The pages of interviewers, each behind a link of its own. A problem has the same frame as an applicant's. */
export const handler = serve({
  routes: interviewerRoutes(openStore(required('table')), problemReply),
  authenticate: verifiedInterviewer,
  turnAway: linkThrottle(),
  policy: interviewerPolicy,
  fallbacks: {
    notFound: (request) => problemReply(request, { kind: 'interviewer-link-unknown' }),
    unauthenticated: (request) => problemReply(request, { kind: 'interviewer-link-unknown' }),
    failed: (request, error) =>
      problemReply(request, { kind: failureOf(error) === 'unsettled' ? 'busy' : 'broken' }),
  },
});
