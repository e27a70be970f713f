import type { Template } from 'aws-cdk-lib/assertions';
import { type IamStatement, readStatement } from './iam-statement.ts';
import { ACCOUNT, type DeployedResource, REGION, resolveTemplate } from './resolved-template.ts';

/** Everything of a deployed template that IAM would look at. */
export type Account = {
  readonly resources: readonly DeployedResource[];
  /** By the ARN of the role. */
  readonly ofRoles: ReadonlyMap<string, readonly IamStatement[]>;
  /** Policies of resources, by the resource's ARN: topics, queues, functions, keys, and who may assume a role. */
  readonly ofResources: ReadonlyMap<string, readonly IamStatement[]>;
};

/**
 * The account-wide policy that AWS writes by itself for delivering logs to groups under this prefix. A group of any other
 * name needs an entry of its own there, until the policy has reached its 5,120 characters.
 */
const vendedLogs: IamStatement = {
  origin: 'AWS itself',
  effect: 'Allow',
  principals: ['delivery.logs.amazonaws.com'],
  actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
  resources: [`arn:aws:logs:${REGION}:${ACCOUNT}:log-group:/aws/vendedlogs/*`],
  conditions: {},
};

/** Reads the policies of a template; `others` are those of resources that the template takes up and does not make. */
export function readAccount(template: Template, others: readonly [string, IamStatement][] = []): Account {
  const resources = resolveTemplate(template);
  return {
    resources,
    ofRoles: grouped(resources.flatMap((each) => identityStatements(each, resources))),
    ofResources: grouped([...resources.flatMap((each) => resourceStatements(each, resources)), ...others]),
  };
}

/** The statements about a resource, also where they are about everything that begins like it. */
export function statementsAbout({ ofResources }: Account, resource: string): readonly IamStatement[] {
  return [...(ofResources.get(resource) ?? []), vendedLogs];
}

type Written = readonly [string, IamStatement];

function identityStatements(
  { id, type, arn, properties }: DeployedResource,
  all: readonly DeployedResource[],
): Written[] {
  if (type === 'AWS::IAM::Policy') {
    const roles = all.filter((each) => properties.Roles.some((name: string) => each.arn === roleArn(name)));
    return roles.flatMap((role) => written(role.arn, id, properties.PolicyDocument));
  }
  if (type !== 'AWS::IAM::Role') return [];
  return (properties.Policies ?? []).flatMap((each: { PolicyDocument: Document }) =>
    written(arn, id, each.PolicyDocument),
  );
}

function resourceStatements(
  { id, type, arn, properties }: DeployedResource,
  all: readonly DeployedResource[],
): Written[] {
  const named = (names: readonly string[]) =>
    names.flatMap((name) =>
      all.filter((each) => each.type === 'AWS::SQS::Queue' && name.endsWith(each.id)).map((each) => each.arn),
    );
  if (type === 'AWS::IAM::Role') return written(arn, id, properties.AssumeRolePolicyDocument);
  if (type === 'AWS::KMS::Key') return written(arn, id, properties.KeyPolicy);
  if (type === 'AWS::SNS::TopicPolicy')
    return properties.Topics.flatMap((topic: string) => written(topic, id, properties.PolicyDocument));
  if (type === 'AWS::SQS::QueuePolicy')
    return named(properties.Queues).flatMap((queue) => written(queue, id, properties.PolicyDocument));
  if (type === 'AWS::Lambda::Permission') return [[properties.FunctionName, ofPermission(id, properties)]];
  return [];
}

type Document = { readonly Statement: readonly Record<string, unknown>[] };

function written(about: string, id: string, document: Document): Written[] {
  return document.Statement.map((each, place) => [about, readStatement(`${id}#${place}`, each)]);
}

function ofPermission(id: string, properties: DeployedResource['properties']): IamStatement {
  const { Principal, Action, FunctionName, SourceArn, SourceAccount } = properties;
  return readStatement(id, {
    Effect: 'Allow',
    Principal,
    Action,
    Resource: FunctionName,
    Condition: {
      ...(SourceArn ? { ArnLike: { 'aws:SourceArn': SourceArn } } : {}),
      ...(SourceAccount ? { StringEquals: { 'aws:SourceAccount': SourceAccount } } : {}),
    },
  });
}

function roleArn(name: string): string {
  return `arn:aws:iam::${ACCOUNT}:role/${name}`;
}

function grouped(pairs: readonly Written[]): ReadonlyMap<string, readonly IamStatement[]> {
  const byAbout = Map.groupBy(pairs, ([about]) => about);
  return new Map([...byAbout].map(([about, all]) => [about, all.map(([, statement]) => statement)]));
}
