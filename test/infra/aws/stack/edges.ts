import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { type Account, readAccount } from '#test/infra/aws/edges/account.ts';
import { type Edge, judge, refusals } from '#test/infra/aws/edges/edge.ts';
import { edgesByType, edgesOf } from '#test/infra/aws/edges/edges-of.ts';
import type { IamStatement } from '#test/infra/aws/edges/iam-statement.ts';
import { kept, keyTemplate, otherTemplate, template } from './synthesized.ts';

type Json = ReturnType<Template['toJSON']>;

/** The stack with a key of its own has every edge that there can be. */
const account = readAccount(keyTemplate);
const edges = edgesOf(account.resources);

/** A kept key has the policy that the stack gave it which made it. */
const [madeKey] = account.resources.filter(({ type }) => type === 'AWS::KMS::Key');
const keptKeyPolicy = (account.ofResources.get(madeKey?.arn ?? '') ?? []).map(
  (statement): [string, IamStatement] => [kept.key, statement],
);

/** Every edge that AWS would refuse in this template. */
function refused(of: Template): readonly string[] {
  const read = readAccount(of, keptKeyPolicy);
  return refusals(read, edgesOf(read.resources));
}

describe('what one part of the stack does to another', () => {
  it.each([
    ['as it is delivered', template],
    ['with a key of its own', keyTemplate],
    ['with every setting given', otherTemplate],
  ])('is allowed by both of them, in the stack %s', (_, of) => {
    expect(refused(of)).toEqual([]);
  });

  it('is known of every resource that does something: each makes an edge', () => {
    const acting = account.resources.filter(({ type }) => edgesByType[type]);
    const idle = acting.filter(({ id }) => !edges.some(({ of }) => of === id));
    const mailed = idle.filter(({ properties }) => properties.Protocol === 'email');
    expect(Object.keys(edgesByType).filter((type) => !acting.some((each) => each.type === type))).toEqual([]);
    expect(idle).toEqual(mailed);
  });

  it('is known of every type of resource: it acts, is acted upon, or says who may', () => {
    const known = [...Object.keys(edgesByType), ...reached, ...policies];
    const strange = account.resources.filter(({ type }) => !known.includes(type));
    expect(strange.map(({ id, type }) => `${id} (${type})`)).toEqual([]);
  });

  it('leads somewhere: no edge names something that the template does not hold', () => {
    const arns = account.resources.map(({ arn }) => arn);
    const lost = edges.filter(
      ({ action, resource }) => !action.startsWith('ses:') && !arns.some((arn) => resource.startsWith(arn)),
    );
    expect(lost).toEqual([]);
  });
});

const reached = [
  ...[
    'AWS::KMS::Key',
    'AWS::DynamoDB::Table',
    'AWS::SecretsManager::Secret',
    'AWS::SQS::Queue',
    'AWS::S3::Bucket',
  ],
  ...['AWS::SNS::Topic', 'AWS::SES::ConfigurationSet', 'AWS::SES::EmailIdentity', 'AWS::IAM::Role'],
  ...['AWS::ApiGatewayV2::Api', 'AWS::ApiGatewayV2::Integration'],
];
const policies = [
  ...[
    'AWS::IAM::Policy',
    'AWS::SNS::TopicPolicy',
    'AWS::SQS::QueuePolicy',
    'AWS::S3::BucketPolicy',
    'AWS::Lambda::Permission',
  ],
];

/** Written by the CDK beside the statement that gives the account's roles the whole key. */
const redundant = /^Key[0-9A-F]{8}#3$/;

describe('an Allow', () => {
  const allows = statementsOf(account).filter(({ effect }) => effect === 'Allow');

  it('is written for an edge, every one of them', () => {
    const used = new Set(edges.flatMap((edge) => judge(account, edge).allowedBy));
    expect(allows.length).toBeGreaterThan(edges.length / 10);
    expect(allows.filter(({ origin }) => !used.has(origin))).toEqual([]);
  });

  it.each(allows.filter(({ origin }) => !redundant.test(origin)))(
    'is missed when it is gone: $origin',
    ({ origin }) => {
      const without = (all: readonly IamStatement[]) => all.filter((each) => each.origin !== origin);
      const lacking: Account = {
        ...account,
        ofRoles: new Map([...account.ofRoles].map(([arn, all]) => [arn, without(all)])),
        ofResources: new Map([...account.ofResources].map(([arn, all]) => [arn, without(all)])),
      };
      expect(refusals(lacking, edges)).not.toEqual([]);
    },
  );
});

describe('a mistake in the template', () => {
  it.each<[string, string, (json: Json) => void]>([
    [
      'a topic that alarms may not publish to',
      'cloudwatch.amazonaws.com sns:Publish',
      (json) => statementIn(json, 'AlarmsPolicy', 'Allow', (each) => delete each.Principal.Service),
    ],
    [
      'a topic that alarms of another account may publish to',
      'cloudwatch.amazonaws.com sns:Publish',
      (json) =>
        statementIn(json, 'AlarmsPolicy', 'Allow', (each) => {
          each.Condition.StringEquals['aws:SourceAccount'] = '222222222222';
        }),
    ],
    [
      'mail for one identity only',
      'ses:SendRawEmail arn:aws:ses:us-east-1:111111111111:identity/applicant@hospital.example',
      (json) => {
        const sending = 'NoticesRoleDefaultPolicy';
        statementIn(json, sending, 'ses:SendRawEmail', (each) => {
          each.Resource = 'arn:aws:ses:us-east-1:111111111111:identity/example.org';
        });
      },
    ],
    [
      'an access log that would need an entry in the account’s policy',
      'delivery.logs.amazonaws.com logs:PutLogEvents',
      (json) => {
        named(json, 'WebAccessLog').Properties.LogGroupName = 'Fairslot-access';
      },
    ],
    [
      'a role that somebody else’s account may assume',
      'scheduler.amazonaws.com sts:AssumeRole',
      (json) => {
        const [trust] = named(json, 'ClockworkCaller').Properties.AssumeRolePolicyDocument.Statement;
        trust.Condition.StringEquals['aws:SourceAccount'] = '222222222222';
      },
    ],
    [
      'a policy that denies what another allows',
      'is denied by DeadLettersPolicy',
      (json) =>
        statementIn(json, 'DeadLettersPolicy', 'Deny', (each) => {
          delete each.Condition;
        }),
    ],
    [
      'a key that alarms may not use',
      'cloudwatch.amazonaws.com kms:GenerateDataKey',
      (json) => {
        const { Statement } = named(json, 'Key').Properties.KeyPolicy;
        Statement.find(({ Sid }: Json) => Sid === 'PublishersToTopics').Principal.Service = [];
      },
    ],
    [
      'a key for logs of other names only',
      'logs.us-east-1.amazonaws.com kms:Encrypt',
      (json) => {
        named(json, 'WebAccessLog').Properties.LogGroupName = '/aws/vendedlogs/other/access';
      },
    ],
    [
      'a function that nobody lets the API call',
      'apigateway.amazonaws.com lambda:InvokeFunction',
      (json) => {
        named(json, 'WebApiGETApiPermission').Properties.SourceArn = 'arn:aws:execute-api:*:*:other/*';
      },
    ],
  ])('is found: %s', (_, found, plant) => {
    const json = structuredClone(keyTemplate.toJSON());
    plant(json);
    expect(refused(Template.fromJSON(json)).join('\n')).toContain(found);
  });

  it('is found: mail from another sender than the season’s', () => {
    const forged = edges
      .filter(({ action }) => action === 'ses:SendRawEmail')
      .map((edge): Edge => ({ ...edge, context: { 'ses:fromaddress': 'somebody@example.org' } }));
    expect(forged.length).toBeGreaterThan(0);
    expect(refusals(account, forged)).toHaveLength(forged.length);
  });
});

function statementsOf({ ofRoles, ofResources }: Account): readonly IamStatement[] {
  return [...ofRoles.values(), ...ofResources.values()].flat();
}

function named(json: Json, id: string): Json {
  const found = Object.entries<Json>(json.Resources).filter(([name]) => name.startsWith(id));
  if (!found[0]) throw new Error(`nothing in the template is called ${id}`);
  return found[0][1];
}

/** Changes the one statement of a policy that has this effect or action. */
function statementIn(json: Json, policy: string, what: string, change: (statement: Json) => void): void {
  const found = named(json, policy).Properties.PolicyDocument.Statement.filter(
    ({ Effect, Action }: Json) => Effect === what || Action === what,
  );
  if (found.length !== 1) throw new Error(`${policy} has ${found.length} statements like ${what}`);
  change(found[0]);
}
