import type { Emulator } from '#infra/rehearse/stage/emulator.ts';

type Statement = {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource: string;
};

/** Adds a policy of one statement to the role of a deployed function. Returns a function that removes it. */
export async function addPolicy(
  emulator: Emulator,
  FunctionName: string | undefined,
  PolicyName: string,
  statement: Statement,
): Promise<() => Promise<unknown>> {
  const { Role } = await emulator.call('lambda', 'get_function_configuration', { FunctionName });
  const RoleName = String(Role).split('/').at(-1);
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  await emulator.call('iam', 'put_role_policy', { RoleName, PolicyName, PolicyDocument });
  return () => emulator.call('iam', 'delete_role_policy', { RoleName, PolicyName });
}
