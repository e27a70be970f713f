import type { Context } from 'aws-lambda';
import type { GatewayReply } from '#functions/http/reply.ts';
import { environmentNames } from '#functions/runtime/environment.ts';
import { crowdComesAt } from './crowd-season.ts';
import type { Deployment } from './deployment.ts';

type Handler = (event: unknown, context: Context) => Promise<GatewayReply>;

let entries = 0;

/**
 * The applicant's function, in this process: an event of API Gateway in, its reply out. The environment must stand before;
 * each call gives a function of its own, as a fresh environment of Lambda would.
 */
export async function applicantEntry(): Promise<(event: object) => Promise<GatewayReply>> {
  entries += 1;
  const { handler } = (await import(`../../functions/handlers/applicant.ts?${entries}`)) as {
    handler: Handler;
  };
  return (event) => handler(event, { awsRequestId: 'bench' } as Context);
}

/** Gives this process the environment of a deployment, at the hour at which the crowd comes, and a log that is not kept. */
export function enter({ environment }: Deployment): void {
  Object.assign(process.env, environment, {
    [environmentNames.clockShift]: clockShift(),
    POWERTOOLS_LOG_LEVEL: 'SILENT',
  });
}

/** By how much the functions' clock is moved, so that the crowd comes in time. */
export function clockShift(): string {
  return String(Date.parse(crowdComesAt) - Date.now());
}
