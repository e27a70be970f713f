import { Template } from 'aws-cdk-lib/assertions';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { describe, expect, it } from 'vitest';
import { type EntryName, entries } from '#functions/entries.ts';
import type { Entry } from '#functions/entry.ts';
import type { EntryFunction } from '#infra/aws/functions/entry-function.ts';
import { plain, type Statement, statementsOf, wildcards } from './statements.ts';
import { built, entryOf, functionOf, keyTemplate, ofType, template } from './synthesized.ts';

/**
 * What each function does to the table, said a second time: a right that is added must be added here as well, with a
 * reason. That these are enough is rehearsed, with IAM enforced.
 */
const mayDo: Readonly<Record<EntryName, readonly string[]>> = {
  applicant: ['GetItem', 'PutItem', 'Query', 'UpdateItem'],
  // Reaches the season and the questions only: see below.
  questions: ['GetItem', 'PutItem', 'Query', 'UpdateItem'],
  // A list of facts demands that nobody has been erased since it was decided.
  desk: ['ConditionCheckItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'],
  // A recusal demands that nobody has been erased since it was decided.
  interviewer: ['ConditionCheckItem', 'GetItem', 'PutItem', 'Query'],
  notices: ['GetItem', 'PutItem', 'Query', 'UpdateItem'],
  // Deletes the applications of people who are erased.
  clockwork: ['DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'],
  reconciler: ['GetItem', 'Query'],
  digest: ['GetItem', 'PutItem', 'Query'],
  feedback: ['GetItem', 'PutItem', 'UpdateItem'],
  // Each step demands that nobody has been erased since it was decided. A season that is applied deletes seats.
  imports: ['ConditionCheckItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'],
};

/** What each function does to the files in the bucket, by their folder, said a second time. */
const mayDoToFiles: Readonly<Partial<Record<EntryName, Readonly<Record<string, readonly string[]>>>>> = {
  // The form of a browser puts a file by the right of the function that has signed it.
  desk: { uploads: ['PutObject'], reports: ['GetObject'] },
  imports: { uploads: ['DeleteObject', 'GetObject'], reports: ['DeleteObject', 'PutObject'] },
};
const folders = ['uploads', 'reports'];

/** Who reads an index. The digest counts who is without an answer; a draft that is applied lists what an earlier version imported. */
const readersOf = { list: ['desk', 'digest', 'imports'], journal: ['desk'] };

describe.each(entries as readonly Entry[])('the role of $name', (entry) => {
  const role = roleOf(keyTemplate, entry);
  const statements = statementsOf(keyTemplate, role);

  it('belongs to this function alone, has no managed policy, and is Lambda’s to assume', () => {
    const users = ofType(keyTemplate, 'AWS::Lambda::Function').filter(
      ([, { Properties }]) => Properties.Role['Fn::GetAtt'][0] === role,
    );
    const { Properties } = keyTemplate.findResources('AWS::IAM::Role')[role]!;
    expect(users).toHaveLength(1);
    expect(Properties.ManagedPolicyArns).toBeUndefined();
    expect(JSON.stringify(Properties.AssumeRolePolicyDocument)).toContain('lambda.amazonaws.com');
  });

  it('names no action and no resource by a wildcard, but for the mail identities of the account and the folders of files', () => {
    expect(statements).not.toHaveLength(0);
    const identities = 'arn:AWS::Partition:ses:AWS::Region:AWS::AccountId:identity/*';
    const files = Object.keys(mayDoToFiles[entry.name as EntryName] ?? {}).map(
      (each) => `Files.Arn/${each}/*`,
    );
    expect(wildcards(statements)).toEqual([...(entry.sendsMail ? [identities] : []), ...files]);
  });

  it.each(folders)('does to the files in %s what it must, and nothing else', (folder) => {
    const actions = mayDoToFiles[entry.name as EntryName]?.[folder] ?? [];
    expect(actionsOn(statements, `Files.Arn/${folder}/*`)).toEqual(actions.map((each) => `s3:${each}`));
  });

  it('does to the table what it must, and nothing else', () => {
    expect(actionsOn(statements, 'Table.Arn')).toEqual(
      mayDo[entry.name as EntryName].map((each) => `dynamodb:${each}`),
    );
    expect(actionsOn(statements, 'Table.Arn/index/due')).toEqual(
      entry.name === 'clockwork' ? ['dynamodb:Query'] : [],
    );
    for (const [index, readers] of Object.entries(readersOf))
      expect(actionsOn(statements, `Table.Arn/index/${index}`)).toEqual(
        readers.includes(entry.name) ? ['dynamodb:Query'] : [],
      );
    expect(actionsOn(statements, 'Table.StreamArn').length > 0).toBe(
      entry.trigger.kind === 'stream' || entry.trigger.kind === 'uploads',
    );
  });

  it('is denied every access to what people said of themselves, and wrote about an accommodation, unless it imports, counts, reads or erases that', () => {
    const denied = statements.filter(({ isDenial }) => isDenial);
    const parts = [
      ...(['desk', 'imports', 'clockwork'].includes(entry.name) ? [] : ['self-identification']),
      ...(['applicant', 'desk', 'clockwork'].includes(entry.name) ? [] : ['accommodations']),
    ];
    expect(denied).toMatchObject(
      parts.length === 0
        ? []
        : [
            {
              actions: entry.tableActions.map((each) => `dynamodb:${each}`).toSorted(),
              resources: ['Table.Arn'],
              conditions: {
                'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': parts.map((part) => `season#*#${part}`) },
              },
            },
          ],
    );
  });

  it('reaches every partition of the table, or those alone that it names', () => {
    const table = statements.filter(
      ({ isDenial, resources }) => !isDenial && resources.includes('Table.Arn'),
    );
    const reached = table.map(
      ({ conditions }) => conditions?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'],
    );
    const partitions = ['season#im-2020-2021', 'season#im-2020-2021#questions#*'];
    expect(reached).toEqual([entry.name === 'questions' ? partitions : undefined]);
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
        'identity/*',
      ]);
      expect(conditions.StringEquals).toEqual({ 'ses:FromAddress': 'interviews@example.org' });
    }
  });

  it('uses the key only through the service whose data it opens', () => {
    for (const { conditions } of statements.filter(({ actions }) =>
      actions.some((each) => each.startsWith('kms:')),
    ))
      expect(plain(conditions.StringEquals?.['kms:ViaService'])).toMatch(
        /^(dynamodb|secretsmanager|s3)\.AWS::Region\.amazonaws\.com$/,
      );
  });

  it('encrypts only if it writes', () => {
    const encrypts = statements.some(({ actions }) => actions.includes('kms:Encrypt'));
    expect(encrypts).toBe(mayDo[entry.name as EntryName].some((each) => /Put|Update|Delete/.test(each)));
  });

  it('reaches nothing beyond that but its own log and, where events come once, the dead letters', () => {
    expect(strange(entry, statements)).toEqual([]);
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
        new Set([`${own}Function.Arn`]),
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

  it('or a right to somebody else’s resource, is found', () => {
    const json = template.toJSON();
    const [name] = ofType(template, 'AWS::IAM::Policy').find(([id]) => id.startsWith('DigestRole'))!;
    json.Resources[name].Properties.PolicyDocument.Statement.push(
      { Effect: 'Allow', Action: 'dynamodb:DeleteItem', Resource: { 'Fn::GetAtt': ['Table', 'Arn'] } },
      {
        Effect: 'Allow',
        Action: 'logs:PutLogEvents',
        Resource: { 'Fn::GetAtt': ['NoticesLog', 'Arn'] },
      },
    );
    const planted = Template.fromJSON(json);
    const statements = statementsOf(planted, roleOf(planted, { name: 'digest' }));
    expect(actionsOn(statements, 'Table.Arn')).toContain('dynamodb:DeleteItem');
    expect(strange({ name: 'digest' }, statements)).toEqual(['NoticesLog.Arn']);
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
    .filter(({ resources, isDenial }) => resources.includes(resource) && !isDenial)
    .flatMap(({ actions }) => actions)
    .sort();
}

/** Every resource that the statements name although the function does not use it. */
function strange({ name }: Pick<Entry, 'name'>, statements: readonly Statement[]): string[] {
  const own = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const indexes = ['Table.Arn/index/due', 'Table.Arn/index/list', 'Table.Arn/index/journal'];
  const shared = ['Table.Arn', ...indexes, 'Table.StreamArn', 'LinkKeys.Id', 'Key.Arn'];
  const isOnce = ['notices', 'feedback', 'imports'].includes(name);
  const files = folders.map((folder) => `Files.Arn/${folder}/*`);
  const known = [...shared, ...files, `${own}Log.Arn`, ...(isOnce ? ['DeadLetters.Arn'] : [])];
  return statements
    .flatMap(({ resources }) => resources)
    .filter((each) => !known.includes(each) && !each.includes(':ses:'));
}
