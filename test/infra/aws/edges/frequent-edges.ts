import type { Edge } from './edge.ts';
import { ACCOUNT, type DeployedResource } from './resolved-template.ts';

type Resources = readonly DeployedResource[];

/** The condition by which an AWS service names the account that it acts for. */
export const fromHere = { 'aws:sourceaccount': ACCOUNT };

export const decrypt = ['Decrypt', 'DescribeKey'];
export const encrypt = ['Encrypt', 'GenerateDataKey', 'ReEncryptFrom', 'ReEncryptTo'];

/** The resource of a type that goes by this name or ARN. Throws where there is none: an edge would lead nowhere. */
export function named(nameOrArn: string, type: string, all: Resources): DeployedResource {
  const found = all.find(
    (each) => each.type === type && (each.arn === nameOrArn || nameOrArn.endsWith(each.id)),
  );
  if (!found) throw new Error(`the template has no ${type} ${nameOrArn}`);
  return found;
}

export function roleOf(lambda: DeployedResource): string {
  return lambda.properties.Role;
}

/** A service publishes to a topic; to an encrypted one only if it may use the key too. */
export function publishing(
  { id: of }: DeployedResource,
  principal: string,
  source: string,
  topic: string,
  all: Resources,
): readonly Edge[] {
  const context = { ...fromHere, 'aws:sourcearn': source };
  const key: string | undefined = named(topic, 'AWS::SNS::Topic', all).properties.KmsMasterKeyId;
  return [
    { of, principal, action: 'sns:Publish', resource: topic, context },
    ...usingKey(key, ['Decrypt', 'GenerateDataKey'], { of, principal, context }),
  ];
}

/** No edge where the thing is encrypted under a key of AWS: then nobody needs a right to it. */
export function usingKey(
  key: string | undefined,
  actions: readonly string[],
  edge: Omit<Edge, 'action' | 'resource'>,
): readonly Edge[] {
  return key ? actions.map((action) => ({ ...edge, action: `kms:${action}`, resource: key })) : [];
}

export function deadLetter(
  { id: of }: DeployedResource,
  principal: string,
  queue: string | undefined,
): readonly Edge[] {
  return queue ? [{ of, principal, action: 'sqs:SendMessage', resource: queue }] : [];
}
