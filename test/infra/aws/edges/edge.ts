import { type Account, statementsAbout } from './account.ts';
import { applies, type IamRequest, type IamStatement } from './iam-statement.ts';
import { ACCOUNT } from './resolved-template.ts';

/** One thing that a part of the stack does to another, and that AWS refuses unless both sides allow it. */
export type Edge = {
  /** Logical id of the resource that makes the edge necessary. */
  readonly of: string;
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string>>;
};

/** What IAM makes of an edge: why it is refused, if it is, and the statements that let it through. */
export type Judgment = { readonly refusal: string | undefined; readonly allowedBy: readonly string[] };

/**
 * Judges one edge as IAM would within one account: nothing may deny it; a service needs an Allow of the resource, a role one
 * of its own, and for a key or for being assumed one of the resource as well, because those have no other default.
 */
export function judge(account: Account, edge: Edge): Judgment {
  const request: IamRequest = { ...edge, context: { 'aws:securetransport': 'true', ...edge.context } };
  const own = account.ofRoles.get(edge.principal) ?? [];
  const about = statementsAbout(account, edge.resource);
  const fitting = [...own, ...about].filter((each) => applies(each, request));
  const denied = fitting.find(({ effect }) => effect === 'Deny');
  const allows = (all: readonly IamStatement[]) => all.some((each) => fitting.includes(each));
  const silent = [
    ...(isRole(edge.principal) && !allows(own) ? ['its own role'] : []),
    ...(needsResourcePolicy(edge) && !allows(about) ? ['the policy of what it reaches'] : []),
  ];
  const name = `${edge.of}: ${edge.principal} ${edge.action} ${edge.resource}`;
  if (denied) return { refusal: `${name} is denied by ${denied.origin}`, allowedBy: [] };
  if (silent.length > 0)
    return { refusal: `${name} is not allowed by ${silent.join(' and ')}`, allowedBy: [] };
  return { refusal: undefined, allowedBy: fitting.map(({ origin }) => origin) };
}

/** Every edge that AWS would refuse, in words. */
export function refusals(account: Account, edges: readonly Edge[]): readonly string[] {
  return edges.flatMap((edge) => judge(account, edge).refusal ?? []);
}

function isRole(principal: string): boolean {
  return principal.startsWith(`arn:aws:iam::${ACCOUNT}:role/`);
}

function needsResourcePolicy({ principal, resource }: Edge): boolean {
  return !isRole(principal) || resource.includes(':kms:');
}
