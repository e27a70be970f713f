import { describe, expect, it } from 'vitest';
import { entries } from '#functions/entries.ts';
import { table as shape, tableIndexes } from '#functions/store/table.ts';
import { plain, statementsOf } from './statements.ts';
import { functionOf, kept, keyTemplate, ofType, otherTemplate, template } from './synthesized.ts';

const [, table] = ofType(template, 'AWS::DynamoDB::Table')[0]!;
const [, key] = ofType(keyTemplate, 'AWS::KMS::Key')[0]!;

describe('the table', () => {
  it('is the only one, and outlives the stack', () => {
    template.resourceCountIs('AWS::DynamoDB::Table', 1);
    expect([table.DeletionPolicy, table.UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
    expect(table.Properties.DeletionProtectionEnabled).toBe(true);
  });

  it('can be restored to any second of the last weeks', () => {
    expect(table.Properties.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled).toBe(true);
  });

  it('is encrypted under the key that AWS manages for tables in the account', () => {
    expect(table.Properties.SSESpecification).toEqual({ SSEEnabled: true });
    template.resourceCountIs('AWS::KMS::Key', 0);
  });

  it('may be encrypted under a key of the program’s own, which turns every year and outlives the stack too', () => {
    const [, { Properties }] = ofType(keyTemplate, 'AWS::DynamoDB::Table')[0]!;
    expect(Properties.SSESpecification).toMatchObject({ SSEEnabled: true, SSEType: 'KMS' });
    expect(plain(Properties.SSESpecification.KMSMasterKeyId)).toBe('Key.Arn');
    expect(key.Properties.EnableKeyRotation).toBe(true);
    expect([key.DeletionPolicy, key.UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
  });

  it('is paid by use and has its writes in a stream', () => {
    expect(table.Properties.BillingMode).toBe('PAY_PER_REQUEST');
    expect(table.Properties.StreamSpecification).toEqual({ StreamViewType: shape.stream });
  });

  it('lets go of what has an end of its own', () => {
    const { TimeToLiveSpecification } = table.Properties;
    expect(TimeToLiveSpecification).toEqual({ AttributeName: shape.timeToLive, Enabled: true });
  });

  it('has the keys and the sparse indexes that the functions know', () => {
    const { partitionKey, sortKey } = shape;
    expect(table.Properties.KeySchema).toEqual(keys(partitionKey, sortKey));
    expect(table.Properties.GlobalSecondaryIndexes).toEqual(
      tableIndexes.map((index) => ({
        IndexName: index.name,
        KeySchema: keys(index.partitionKey, index.sortKey),
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...index.includes] },
      })),
    );
  });
});

describe('the bucket of uploaded files', () => {
  const [, bucket] = ofType(template, 'AWS::S3::Bucket')[0]!;

  it('is the only one, is not public, and is reached over TLS only', () => {
    template.resourceCountIs('AWS::S3::Bucket', 1);
    expect(bucket.Properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    const policies = JSON.stringify(ofType(template, 'AWS::S3::BucketPolicy'));
    expect(policies).toContain('"aws:SecureTransport":"false"');
    expect(policies).not.toContain('"Effect":"Allow"');
  });

  it('is encrypted, under the program’s own key where there is one', () => {
    const rule = (of: typeof template) =>
      ofType(of, 'AWS::S3::Bucket')[0]![1].Properties.BucketEncryption.ServerSideEncryptionConfiguration[0]
        .ServerSideEncryptionByDefault;
    expect(rule(template)).toEqual({ SSEAlgorithm: 'AES256' });
    expect(rule(keyTemplate).SSEAlgorithm).toBe('aws:kms');
    expect(plain(rule(keyTemplate).KMSMasterKeyID)).toBe('Key.Arn');
  });

  it('keeps what nobody goes on with for three days, and no earlier versions of anything', () => {
    const [rule] = bucket.Properties.LifecycleConfiguration.Rules;
    expect(rule).toMatchObject({ ExpirationInDays: 3, Status: 'Enabled' });
    expect(rule.Prefix).toBeUndefined();
    expect(bucket.Properties.VersioningConfiguration).toBeUndefined();
  });
});

describe('the link keys', () => {
  const [, secret] = ofType(template, 'AWS::SecretsManager::Secret')[0]!;

  it('are made at deployment in the shape that the functions read, and outlive the stack', () => {
    const { GenerateSecretString: made } = secret.Properties;
    expect(made.GenerateStringKey).toBe('current');
    expect(JSON.parse(made.SecretStringTemplate)).toEqual({ previous: null });
    expect(made.PasswordLength).toBeGreaterThanOrEqual(32);
    expect(plain(ofType(keyTemplate, 'AWS::SecretsManager::Secret')[0]![1].Properties.KmsKeyId)).toBe(
      'Key.Arn',
    );
    expect(secret.DeletionPolicy).toBe('Retain');
  });
});

describe('a stack that takes up what an earlier one kept', () => {
  it('makes no second table, key or secret', () => {
    for (const type of ['AWS::DynamoDB::Table', 'AWS::KMS::Key', 'AWS::SecretsManager::Secret'])
      otherTemplate.resourceCountIs(type, 0);
  });

  it('lets the functions reach the kept ones', () => {
    otherTemplate.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { TABLE_NAME: 'Kept-1', LINK_KEYS_SECRET: kept.linkKeys } },
    });
    otherTemplate.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      EventSourceArn: kept.tableStream,
    });
    const { name } = entries[0];
    const statements = statementsOf(
      otherTemplate,
      functionOf(otherTemplate, name)[1].Properties.Role['Fn::GetAtt'][0],
    );
    const reached = statements.flatMap(({ resources }) => resources);
    expect(reached).toEqual(
      expect.arrayContaining([kept.tableStream.replace(/\/stream.*/, ''), kept.key, kept.linkKeys]),
    );
  });
});

function keys(partition: string, sort: string) {
  return [
    { AttributeName: partition, KeyType: 'HASH' },
    { AttributeName: sort, KeyType: 'RANGE' },
  ];
}
