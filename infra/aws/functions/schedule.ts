import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { DeployedSeason } from '#infra/deployed-season.ts';
import type { EntryFunction } from './entry-function.ts';

/** When the function runs: a rate, or a wall-clock time of the season's zone, summer and winter alike. */
export type Timing = { readonly expression: string; readonly zone?: string };

/** Runs the function at its time. A run that could not even be started is tried for an hour. */
export function schedule(of: EntryFunction, { expression, zone }: Timing): void {
  new CfnSchedule(of, 'Schedule', {
    scheduleExpression: expression,
    ...(zone ? { scheduleExpressionTimezone: zone } : {}),
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: of.lambda.functionArn,
      roleArn: callerOf(of).roleArn,
      input: '{}',
      retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 10 },
    },
  });
}

export function everyMinutes(minutes: number): Timing {
  return { expression: minutes === 1 ? 'rate(1 minute)' : `rate(${minutes} minutes)` };
}

export function atDigestHour({ digestAt, zone }: DeployedSeason): Timing {
  const [hour, minute] = digestAt.split(':').map(Number);
  return { expression: `cron(${minute} ${hour} * * ? *)`, zone };
}

/** May call this one function. */
function callerOf(of: EntryFunction): Role {
  const role = new Role(of, 'Caller', {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(of).account } },
    }),
  });
  role.addToPolicy(
    new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [of.lambda.functionArn] }),
  );
  return role;
}
