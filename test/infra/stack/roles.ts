import { Template } from 'aws-cdk-lib/assertions';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { describe, expect, it } from 'vitest';
import { type Entry, entries } from '../../../functions/entries.ts';
import type { EntryFunction } from '../../../infra/entry-function.ts';
import { plain, type Statement, statementsOf, wildcards } from './statements.ts';
import { built, entryOf, functionOf, ofType, template } from './synthesized.ts';

describe.each(entries as readonly Entry[])('the role of $name', (entry) => {
  const role = roleOf(template, entry);
  const statements = statementsOf(template, role);

  it('belongs to this function alone, has no managed policy, and is Lambda’s to assume', () => {
    const users = ofType(template, 'AWS::Lambda::Function').filter(
      ([, { Properties }]) => Properties.Role['Fn::GetAtt'][0] === role,
    );
    const { Properties } = template.findResources('AWS::IAM::Role')[role]!;
    expect(users).toHaveLength(1);
    expect(Properties.ManagedPolicyArns).toBeUndefined();
    expect(JSON.stringify(Properties.AssumeRolePolicyDocument)).toContain('lambda.amazonaws.com');
  });

  it('names no action and no resource by a wildcard', () => {
    expect(statements).not.toHaveLength(0);
    expect(wildcards(statements)).toEqual([]);
  });

  it('does to the table what the entry says, and nothing else', () => {
    expect(actionsOn(statements, 'Table.Arn')).toEqual(
      entry.tableActions.map((each) => `dynamodb:${each}`).sort(),
    );
    expect(actionsOn(statements, 'Table.Arn/index/due')).toEqual(
      entry.readsDueIndex ? ['dynamodb:Query'] : [],
    );
    expect(actionsOn(statements, 'Table.StreamArn').length > 0).toBe(entry.trigger.kind === 'stream');
  });

  it('reads the link keys only where it says so', () => {
    const reads = entry.environment.includes('linkKeys') ? ['secretsmanager:GetSecretValue'] : [];
    expect(actionsOn(statements, 'LinkKeys.Id')).toEqual(reads);
  });

  it('sends mail only where it says so, from the season’s address, through the watched configuration set', () => {
    const sending = statements.filter(({ actions }) => actions.some((each) => each.startsWith('ses:')));
    expect(sending).toHaveLength(entry.sendsMail ? 1 : 0);
    for (const { actions, resources, conditions } of sending) {
      expect(actions).toEqual(['ses:SendRawEmail']);
      expect(resources.map((arn) => arn.replace(/^.*:/, '')).sort()).toEqual([
        'configuration-set/MailConfigurationSet',
        'identity/MailIdentity',
      ]);
      expect(conditions.StringEquals).toEqual({ 'ses:FromAddress': 'interviews@example.org' });
    }
  });

  it('uses the key only through the service whose data it opens', () => {
    for (const { conditions } of statements.filter(({ actions }) =>
      actions.some((each) => each.startsWith('kms:')),
    ))
      expect(plain(conditions.StringEquals?.['kms:ViaService'])).toMatch(
        /^(dynamodb|secretsmanager)\.AWS::Region\.amazonaws\.com$/,
      );
  });

  it('reaches nothing beyond that but its own log and its own dead letters', () => {
    const own = entry.name[0]?.toUpperCase() + entry.name.slice(1);
    const known = [
      'Table.Arn',
      'Table.Arn/index/due',
      'Table.StreamArn',
      'LinkKeys.Id',
      'Key.Arn',
      `${own}Log.Arn`,
      `${own}DeadLetters.Arn`,
    ];
    const strange = statements
      .flatMap(({ resources }) => resources)
      .filter((each) => !known.includes(each) && !each.includes(':ses:'));
    expect(strange).toEqual([]);
  });
});

describe('the other roles', () => {
  const ofFunctions = entries.map((entry) => roleOf(template, entry));
  const others = ofType(template, 'AWS::IAM::Role').filter(([id]) => !ofFunctions.includes(id));

  it('are the callers of the schedules, each of which may call one function', () => {
    const scheduled = entries.filter(({ trigger }) => ['every', 'season-hour'].includes(trigger.kind));
    expect(others.map(([id]) => entryOf(id.replace(/Caller[0-9A-F]{8}$/, ''))).sort()).toEqual(
      scheduled.map(({ name }) => name).sort(),
    );
    for (const [id] of others) {
      const own = id.replace(/Caller[0-9A-F]{8}$/, '');
      const statements = statementsOf(template, id);
      expect(wildcards(statements)).toEqual([]);
      expect(actionsOn(statements, `${own}Function.Arn`)).toEqual(['lambda:InvokeFunction']);
      expect(new Set(statements.flatMap(({ resources }) => resources))).toEqual(
        new Set([`${own}Function.Arn`, `${own}DeadLetters.Arn`]),
      );
    }
  });
});

describe('a wildcard that somebody adds', () => {
  const everything = { Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' };

  it('is found in a policy of the template', () => {
    const json = template.toJSON();
    const [name] = ofType(template, 'AWS::IAM::Policy').find(([id]) => id.startsWith('ClockworkRole'))!;
    json.Resources[name].Properties.PolicyDocument.Statement.push(everything);
    const planted = Template.fromJSON(json);
    expect(wildcards(statementsOf(planted, roleOf(planted, { name: 'clockwork' })))).toEqual([
      'dynamodb:*',
      '*',
    ]);
  });

  it('stops the synthesis', () => {
    const { app, stack } = built();
    const { role } = stack.node.findChild('Clockwork') as EntryFunction;
    role.addToPolicy(PolicyStatement.fromJson(everything));
    expect(() => app.synth()).toThrow('AwsSolutions-IAM5[Action::dynamodb:*]');
  });
});

function roleOf(of: Template, { name }: Pick<Entry, 'name'>): string {
  return functionOf(of, name)[1].Properties.Role['Fn::GetAtt'][0];
}

function actionsOn(statements: readonly Statement[], resource: string): string[] {
  return statements
    .filter(({ resources }) => resources.includes(resource))
    .flatMap(({ actions }) => actions)
    .sort();
}
