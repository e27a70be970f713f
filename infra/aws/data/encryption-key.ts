import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { accessLogName } from './access-log-name.ts';

/**
 * The program's own key, where it has one, under which the table, the link keys, the logs and the topics are encrypted. It
 * outlives the stack, as the table does: without it, what is kept could not be read. Without a key of its own a program's
 * data is under the keys that AWS manages in the account (decision 0021).
 */
export function encryptionKey(
  scope: Construct,
  { isWanted, existingArn }: { readonly isWanted: boolean; readonly existingArn: string | undefined },
): IKey | undefined {
  if (existingArn) return Key.fromKeyArn(scope, 'Key', existingArn);
  if (!isWanted) return undefined;
  const key = new Key(scope, 'Key', {
    description: 'Fairslot: applications, offers, bookings and what is sent about them',
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  key.addToResourcePolicy(forLogs(Stack.of(scope)));
  key.addToResourcePolicy(forTopics(Stack.of(scope)));
  return key;
}

/** CloudWatch Logs may use the key for the log groups of this stack only. */
function forLogs(stack: Stack): PolicyStatement {
  const groups = [`${stack.stackName}-*`, accessLogName(stack)].map((name) =>
    stack.formatArn({ service: 'logs', resource: `log-group:${name}` }),
  );
  return new PolicyStatement({
    sid: 'LogGroupsOfThisStack',
    principals: [new ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
    actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
    resources: ['*'],
    conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': groups } },
  });
}

/** SES and CloudWatch may publish to encrypted topics of this account. */
function forTopics(stack: Stack): PolicyStatement {
  return new PolicyStatement({
    sid: 'PublishersToTopics',
    principals: [new ServicePrincipal('ses.amazonaws.com'), new ServicePrincipal('cloudwatch.amazonaws.com')],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    resources: ['*'],
    conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
  });
}
