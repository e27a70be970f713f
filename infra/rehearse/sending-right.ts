import type { Outputs } from './cdk.ts';
import type { Stage } from './stage.ts';

/**
 * Lets `notices` send to the emulator, which asks for a right to every resource where SES asks for one to the identity
 * and the configuration set (see `gaps.ts`).
 */
export async function grantSending({ emulator }: Stage, { NoticesFunction }: Outputs): Promise<void> {
  const { Role } = await emulator.call('lambda', 'get_function_configuration', {
    FunctionName: NoticesFunction,
  });
  const statement = { Effect: 'Allow', Action: 'ses:SendRawEmail', Resource: '*' };
  await emulator.call('iam', 'put_role_policy', {
    RoleName: String(Role).split('/').at(-1),
    PolicyName: 'WhatTheEmulatorLacks',
    PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
  });
}
