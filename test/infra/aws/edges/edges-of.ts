import type { Edge } from './edge.ts';
import {
  deadLetter,
  decrypt,
  encrypt,
  fromHere,
  named,
  publishing,
  roleOf,
  usingKey,
} from './frequent-edges.ts';
import { ACCOUNT, type DeployedResource, REGION } from './resolved-template.ts';
import { workOf } from './work-of.ts';

type EdgesOf = (resource: DeployedResource, all: readonly DeployedResource[]) => readonly Edge[];

/** What makes edges, by type: the table that this file is about. A resource of one of these types must make one. */
export const edgesByType: Readonly<Record<string, EdgesOf>> = {
  'AWS::CloudWatch::Alarm': (alarm, all) =>
    [alarm.properties.AlarmActions, alarm.properties.OKActions, alarm.properties.InsufficientDataActions]
      .flatMap((topics: string[] | undefined) => topics ?? [])
      .flatMap((topic) => publishing(alarm, 'cloudwatch.amazonaws.com', alarm.arn, topic, all)),
  'AWS::SES::ConfigurationSetEventDestination': (destination, all) => {
    const { ConfigurationSetName: name, EventDestination } = destination.properties;
    const set = `arn:aws:ses:${REGION}:${ACCOUNT}:configuration-set/${name}`;
    return publishing(destination, 'ses.amazonaws.com', set, EventDestination.SnsDestination.TopicARN, all);
  },
  'AWS::SNS::Subscription': (subscription) => {
    const { Protocol, Endpoint, TopicArn, RedrivePolicy } = subscription.properties;
    const from = { of: subscription.id, principal: 'sns.amazonaws.com' };
    const context = { ...fromHere, 'aws:sourcearn': TopicArn };
    const redriven = RedrivePolicy?.deadLetterTargetArn;
    return [
      ...(Protocol === 'lambda'
        ? [{ ...from, action: 'lambda:InvokeFunction', resource: Endpoint, context }]
        : []),
      ...(redriven ? [{ ...from, action: 'sqs:SendMessage', resource: redriven, context }] : []),
    ];
  },
  'AWS::Lambda::EventSourceMapping': (mapping, all) => {
    const { FunctionName, EventSourceArn, DestinationConfig } = mapping.properties;
    const principal = roleOf(named(FunctionName, 'AWS::Lambda::Function', all));
    return [
      ...['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map((action) => ({
        ...{ of: mapping.id, principal, resource: EventSourceArn },
        action: `dynamodb:${action}`,
      })),
      ...deadLetter(mapping, principal, DestinationConfig?.OnFailure?.Destination),
    ];
  },
  'AWS::Scheduler::Schedule': (schedule) => {
    const { Arn, RoleArn, DeadLetterConfig } = schedule.properties.Target;
    const assumed = { of: schedule.id, principal: 'scheduler.amazonaws.com', resource: RoleArn };
    return [
      { ...assumed, action: 'sts:AssumeRole', context: fromHere },
      { of: schedule.id, principal: RoleArn, action: 'lambda:InvokeFunction', resource: Arn },
      ...deadLetter(schedule, RoleArn, DeadLetterConfig?.Arn),
    ];
  },
  'AWS::ApiGatewayV2::Route': (route, all) => {
    const { ApiId, RouteKey, Target } = route.properties;
    const integration = all.find(({ id }) => Target.endsWith(id));
    const source = `arn:aws:execute-api:${REGION}:${ACCOUNT}:${ApiId}/$default/${RouteKey.replace(' ', '')}`;
    return [
      {
        of: route.id,
        principal: 'apigateway.amazonaws.com',
        action: 'lambda:InvokeFunction',
        resource: integration?.properties.IntegrationUri,
        context: { 'aws:sourcearn': source },
      },
    ];
  },
  'AWS::ApiGatewayV2::Stage': (stage) => {
    const group = stage.properties.AccessLogSettings.DestinationArn.replace(/:\*$/, '');
    return ['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => ({
      ...{ of: stage.id, principal: 'delivery.logs.amazonaws.com', action },
      resource: `${group}:log-stream:any`,
    }));
  },
  'AWS::Logs::LogGroup': (group) =>
    usingKey(group.properties.KmsKeyId, [...decrypt, ...encrypt], {
      of: group.id,
      principal: `logs.${REGION}.amazonaws.com`,
      context: { 'kms:encryptioncontext:aws:logs:arn': group.arn },
    }),
  'AWS::Lambda::Function': (lambda, all) => [
    {
      of: lambda.id,
      principal: 'lambda.amazonaws.com',
      action: 'sts:AssumeRole',
      resource: roleOf(lambda),
    },
    ...['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => ({
      ...{ of: lambda.id, principal: roleOf(lambda), action },
      resource: `${named(lambda.properties.LoggingConfig.LogGroup, 'AWS::Logs::LogGroup', all).arn}:log-stream:any`,
    })),
    ...deadLetter(lambda, roleOf(lambda), lambda.properties.DeadLetterConfig?.TargetArn),
    ...workOf(lambda, all),
  ],
};

/** Every edge of a stack, from what its resources name. */
export function edgesOf(all: readonly DeployedResource[]): readonly Edge[] {
  return all.flatMap((each) => edgesByType[each.type]?.(each, all) ?? []);
}
