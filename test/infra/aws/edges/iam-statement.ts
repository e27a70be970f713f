/** A statement of any policy, in one shape. `principals` is undefined in the policy of a role, which speaks of itself. */
export type IamStatement = {
  /** Where it is written: the logical id of its policy, and its place there. */
  readonly origin: string;
  readonly effect: 'Allow' | 'Deny';
  readonly principals: readonly string[] | undefined;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
};

/** One call as IAM sees it. `principal` is a service's name or a role's ARN. */
export type IamRequest = {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  /** Condition keys in lower case. */
  readonly context: Readonly<Record<string, string>>;
};

const understood = ['Sid', 'Effect', 'Principal', 'Action', 'Resource', 'Condition'];

/** Reads a statement of a resolved template. Throws on an element that this evaluator does not understand. */
export function readStatement(origin: string, raw: Readonly<Record<string, unknown>>): IamStatement {
  const strange = Object.keys(raw).find((name) => !understood.includes(name));
  if (strange) throw new Error(`${origin}: the evaluator does not understand ${strange}`);
  return {
    origin,
    effect: raw.Effect === 'Deny' ? 'Deny' : 'Allow',
    principals: raw.Principal === undefined ? undefined : principalsOf(raw.Principal),
    actions: listOf(raw.Action),
    resources: raw.Resource === undefined ? ['*'] : listOf(raw.Resource),
    conditions: (raw.Condition ?? {}) as IamStatement['conditions'],
  };
}

/** Whether the statement speaks of the request. */
export function applies(
  statement: IamStatement,
  { principal, action, resource, context }: IamRequest,
): boolean {
  return (
    (statement.principals?.some((each) => isPrincipal(each, principal)) ?? true) &&
    statement.actions.some((each) => isLike(each.toLowerCase(), action.toLowerCase())) &&
    statement.resources.some((each) => isLike(each, resource)) &&
    Object.entries(statement.conditions).every(([operator, wanted]) => holds(operator, wanted, context))
  );
}

function principalsOf(raw: unknown): readonly string[] {
  return typeof raw === 'string' ? [raw] : Object.values(raw as Record<string, unknown>).flatMap(listOf);
}

/** The account as principal speaks of all its roles. */
function isPrincipal(written: string, principal: string): boolean {
  if (written === '*' || written === principal) return true;
  const account = /^arn:aws:iam::(\d+):root$/.exec(written)?.[1];
  return account !== undefined && principal.startsWith(`arn:aws:iam::${account}:role/`);
}

const comparisons: Readonly<Record<string, (wanted: string, seen: string) => boolean>> = {
  StringEquals: (wanted, seen) => wanted === seen,
  Bool: (wanted, seen) => wanted === seen,
  StringLike: isLike,
  'ForAnyValue:StringLike': isLike,
  'ForAllValues:StringLike': isLike,
  ArnEquals: isLike,
  ArnLike: isLike,
};

/** Every key must be in the request, with one of the values wanted. */
function holds(
  operator: string,
  wanted: Readonly<Record<string, string | readonly string[]>>,
  context: IamRequest['context'],
): boolean {
  const compare = comparisons[operator];
  if (!compare) throw new Error(`the evaluator does not understand the condition ${operator}`);
  return Object.entries(wanted).every(([key, values]) => {
    const seen = context[key.toLowerCase()];
    return seen !== undefined && listOf(values).some((each) => compare(each, seen));
  });
}

/** IAM's wildcards: `*` for any run of characters, `?` for one. */
function isLike(pattern: string, text: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(text);
}

function listOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}
