import { RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type CfnSecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { accept } from '#infra/aws/rules/accept-finding.ts';

/**
 * The keys that sign personal links, as `{"current": "...", "previous": null}`. The first one is made at deployment and
 * seen by nobody; the secret outlives the stack, because links in mailboxes do too. Answers its ARN.
 */
export function linkKeysSecret(scope: Construct, key: IKey | undefined, keptArn?: string): string {
  if (keptArn) return keptArn;
  const secret = new Secret(scope, 'LinkKeys', {
    description: 'Fairslot: the keys that sign personal links',
    ...(key ? { encryptionKey: key } : {}),
    generateSecretString: {
      secretStringTemplate: JSON.stringify({ previous: null }),
      generateStringKey: 'current',
      passwordLength: 64,
      excludePunctuation: true,
    },
    removalPolicy: RemovalPolicy.RETAIN,
  });
  accept(
    secret,
    'AwsSolutions-SMG4',
    'A second automatic rotation would end every link in applicants’ mailboxes. An operator rotates, with both keys live (docs/operating.md, Rotating the link keys)',
  );
  return (secret.node.defaultChild as CfnSecret).attrId;
}
