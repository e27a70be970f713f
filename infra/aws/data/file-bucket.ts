import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct, IConstruct } from 'constructs';
import { accept } from '#infra/aws/rules/accept-finding.ts';

/** A file that is worked on is deleted when that has ended; what nobody goes on with is deleted after so many days. */
const KEPT_DAYS = 3;

/**
 * The bucket into which coordinators upload files, and of the reports on them. Nothing in it is to be kept: what is imported is
 * in the table. So it needs no versions and no backup, and it goes with the stack as soon as it is empty.
 */
export function fileBucket(scope: Construct, key: IKey | undefined): Bucket {
  const bucket = new Bucket(scope, 'Files', {
    ...(key
      ? { encryption: BucketEncryption.KMS, encryptionKey: key, bucketKeyEnabled: true }
      : { encryption: BucketEncryption.S3_MANAGED }),
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    lifecycleRules: [
      { expiration: Duration.days(KEPT_DAYS), abortIncompleteMultipartUploadAfter: Duration.days(1) },
    ],
    removalPolicy: RemovalPolicy.RETAIN,
  });
  accept(
    bucket,
    'AwsSolutions-S1',
    'Files live for days at most; an access log of them would need a second bucket and outlive what it tells of',
  );
  return bucket;
}

/** Accepts that a role reaches whole folders of the bucket. */
export function acceptFolders(role: IConstruct, bucket: Bucket, folders: readonly string[]): void {
  const id = Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnBucket);
  for (const folder of folders)
    accept(
      role,
      `AwsSolutions-IAM5[Resource::<${id}.Arn>/${folder}/*]`,
      'Each uploaded file, and each report on one, has a key of its own in this folder of the one bucket',
    );
}
