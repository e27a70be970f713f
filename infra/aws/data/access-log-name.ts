import type { Stack } from 'aws-cdk-lib';

/**
 * The name of the access log's group. API Gateway writes it by log delivery: a group of another name would need an entry in
 * a policy of the whole account, which holds 5,120 characters. AWS keeps one entry there for all names under `/aws/vendedlogs`.
 */
export function accessLogName({ stackName }: Stack): string {
  return `/aws/vendedlogs/${stackName}/access`;
}
