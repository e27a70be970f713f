import type { Template } from 'aws-cdk-lib/assertions';
import { ofType, type Resource } from './synthesized.ts';

export type Statement = {
  readonly isDenial: boolean;
  readonly actions: readonly string[];
  /** Each as text: `Table.Arn`, `Table.Arn/index/due`, or the literal. */
  readonly resources: readonly string[];
  readonly conditions: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

/** Everything that a role may do, wherever the template says it. */
export function statementsOf(template: Template, role: string): Statement[] {
  const inline: Resource[] =
    ofType(template, 'AWS::IAM::Role').find(([id]) => id === role)?.[1].Properties.Policies ?? [];
  const attached = ofType(template, 'AWS::IAM::Policy')
    .map(([, policy]) => policy.Properties)
    .filter(({ Roles }) => JSON.stringify(Roles).includes(`"${role}"`));
  return [...inline, ...attached].flatMap(({ PolicyDocument }) =>
    PolicyDocument.Statement.map(readStatement),
  );
}

function readStatement(raw: {
  Effect?: string;
  Action: string | string[];
  Resource: unknown;
  Condition?: Statement['conditions'];
}): Statement {
  return {
    isDenial: raw.Effect === 'Deny',
    actions: [raw.Action].flat(),
    resources: [raw.Resource].flat().map(plain),
    conditions: raw.Condition ?? {},
  };
}

/** A value of a template as one text: references by the logical id, and joins joined. */
export function plain(value: unknown): string {
  if (typeof value === 'string') return value;
  const [kind, argument] = Object.entries(value as Record<string, unknown>)[0] ?? [];
  if (kind === 'Ref') return `${withoutHash(String(argument))}`;
  if (kind === 'Fn::GetAtt') return (argument as string[]).map(withoutHash).join('.');
  if (kind === 'Fn::Join')
    return (argument as [string, unknown[]])[1].map(plain).join((argument as [string])[0]);
  return JSON.stringify(value);
}

function withoutHash(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}

/** What no role may have: an action or a resource that is, or ends in, everything. */
export function wildcards(statements: readonly Statement[]): string[] {
  return statements.flatMap(({ actions, resources }) =>
    [...actions, ...resources].filter((each) => each.includes('*')),
  );
}
