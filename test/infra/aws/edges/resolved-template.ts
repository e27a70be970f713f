import type { Template } from 'aws-cdk-lib/assertions';

/** One resource as it would be deployed: every reference in its properties is replaced by a name or an ARN. */
export type DeployedResource = {
  readonly id: string;
  readonly type: string;
  readonly arn: string;
  // The shape differs from type to type, and CloudFormation has checked it.
  readonly properties: ReturnType<Template['findResources']>[string];
};

type Raw = { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> };

export const ACCOUNT = '111111111111';
export const REGION = 'us-east-1';
const STACK = 'Fairslot';
const here = `${REGION}:${ACCOUNT}`;

const pseudoParameters: Readonly<Record<string, string>> = {
  'AWS::AccountId': ACCOUNT,
  'AWS::Region': REGION,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': STACK,
};

const arnPrefixes: Readonly<Record<string, string>> = {
  'AWS::SNS::Topic': `arn:aws:sns:${here}:`,
  'AWS::SQS::Queue': `arn:aws:sqs:${here}:`,
  'AWS::Lambda::Function': `arn:aws:lambda:${here}:function:`,
  'AWS::IAM::Role': `arn:aws:iam::${ACCOUNT}:role/`,
  'AWS::KMS::Key': `arn:aws:kms:${here}:key/`,
  'AWS::S3::Bucket': 'arn:aws:s3:::',
  'AWS::DynamoDB::Table': `arn:aws:dynamodb:${here}:table/`,
  'AWS::SecretsManager::Secret': `arn:aws:secretsmanager:${here}:secret:`,
  'AWS::Logs::LogGroup': `arn:aws:logs:${here}:log-group:`,
  'AWS::SES::ConfigurationSet': `arn:aws:ses:${here}:configuration-set/`,
  'AWS::SES::EmailIdentity': `arn:aws:ses:${here}:identity/`,
  'AWS::CloudWatch::Alarm': `arn:aws:cloudwatch:${here}:alarm:`,
  'AWS::ApiGatewayV2::Api': `arn:aws:execute-api:${here}:`,
};

/** Types whose `Ref` is the ARN, not the name. */
const referredByArn = ['AWS::SNS::Topic', 'AWS::SecretsManager::Secret'];

/** The template's resources as they would be deployed into one account and region. Throws on an expression that it cannot resolve. */
export function resolveTemplate(template: Template): readonly DeployedResource[] {
  const raw = template.toJSON().Resources as Readonly<Record<string, Raw>>;
  return Object.entries(raw).map(([id, { Type: type, Properties }]) => ({
    id,
    type,
    arn: arnOf(id, raw),
    properties: resolve(Properties ?? {}, raw) as DeployedResource['properties'],
  }));
}

type Resources = Readonly<Record<string, Raw>>;

function resolve(value: unknown, all: Resources): unknown {
  if (Array.isArray(value)) return value.map((each) => resolve(each, all));
  if (typeof value !== 'object' || value === null) return value;
  const [[name, argument] = [undefined, undefined], ...others] = Object.entries(value);
  if (name !== undefined && others.length === 0 && (name === 'Ref' || name.startsWith('Fn::')))
    return intrinsic(name, argument, all);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolve(each, all)]));
}

function intrinsic(name: string, argument: unknown, all: Resources): string {
  if (name === 'Ref') return referenceTo(String(argument), all);
  if (name === 'Fn::GetAtt') return attribute(argument as [string, string], all);
  if (name === 'Fn::Sub')
    return String(argument).replace(/\$\{([^}]+)\}/g, (_, each: string) => referenceTo(each, all));
  if (name !== 'Fn::Join') throw new Error(`the template uses ${name}, which is not resolved here`);
  const [separator, parts] = argument as [string, unknown[]];
  return parts.map((each) => resolve(each, all)).join(separator);
}

function referenceTo(id: string, all: Resources): string {
  const known = pseudoParameters[id];
  if (known !== undefined) return known;
  const type = all[id]?.Type;
  if (type === undefined) throw new Error(`nothing in the template is called ${id}`);
  return referredByArn.includes(type) ? arnOf(id, all) : nameOf(id, all);
}

function attribute([id, name]: [string, string], all: Resources): string {
  if (name === 'StreamArn') return `${arnOf(id, all)}/stream/2020-11-01T00:00:00.000`;
  if (name === 'QueueName') return nameOf(id, all);
  const arn = arnOf(id, all);
  if (name === 'Id') return arn;
  if (name !== 'Arn') return `${id}.${name}`;
  return all[id]?.Type === 'AWS::Logs::LogGroup' ? `${arn}:*` : arn;
}

function arnOf(id: string, all: Resources): string {
  const prefix = arnPrefixes[all[id]?.Type ?? ''];
  return prefix === undefined ? id : `${prefix}${nameOf(id, all)}`;
}

function nameOf(id: string, all: Resources): string {
  const { LogGroupName, EmailIdentity } = all[id]?.Properties ?? {};
  const given = LogGroupName ?? EmailIdentity;
  return given === undefined ? `${STACK}-${id}` : String(resolve(given, all));
}
