import {
  CloudFormationClient,
  DescribeStacksCommand,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';

/** One resource of a stack: `id` is its name in the template, `name` the one that AWS knows it by. */
export type Resource = { readonly id: string; readonly type: string; readonly name: string };

/** A deployed stack, as CloudFormation describes it. */
export type Deployment = {
  readonly stack: string;
  readonly region: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly resources: readonly Resource[];
};

/** Reads the outputs and resources of a stack. Throws if there is no stack of that name. */
export async function readDeployment(stack: string): Promise<Deployment> {
  const client = new CloudFormationClient({});
  const { Stacks: [found] = [] } = await client.send(new DescribeStacksCommand({ StackName: stack }));
  const resources: Resource[] = [];
  for await (const page of paginateListStackResources({ client }, { StackName: stack })) {
    for (const { LogicalResourceId, ResourceType, PhysicalResourceId } of page.StackResourceSummaries ?? [])
      resources.push({
        id: LogicalResourceId ?? '',
        type: ResourceType ?? '',
        name: PhysicalResourceId ?? '',
      });
  }
  const outputs = (found?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]);
  const [, , , region = ''] = found?.StackId?.split(':') ?? [];
  return { stack, region, outputs: Object.fromEntries(outputs), resources };
}

/**
 * The output `name` of the stack. Throws if it is missing: the stack is then not Fairslot's, or of another version.
 */
export function output({ stack, outputs }: Deployment, name: string): string {
  const value = outputs[name];
  if (!value)
    throw new Error(`the stack ${stack} has no output ${name}: is it a Fairslot stack of this version?`);
  return value;
}

/** The resources of one type whose name in the template begins with `id`. Throws if there are none. */
export function resourcesOf(
  { stack, resources }: Deployment,
  type: string,
  id = '',
): readonly [Resource, ...Resource[]] {
  const [first, ...others] = resources.filter((each) => each.type === type && each.id.startsWith(id));
  if (!first)
    throw new Error(`the stack ${stack} has no ${type} ${id}: is it a Fairslot stack of this version?`);
  return [first, ...others];
}
