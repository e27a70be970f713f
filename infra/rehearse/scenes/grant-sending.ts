import type { Outputs } from '#infra/rehearse/stage/cdk.ts';
import type { Stage } from '#infra/rehearse/stage/stage.ts';
import { addPolicy } from './role-policy.ts';

/**
 * Lets `notices` send to the emulator, which asks for a right to every resource where SES asks for one to the identity
 * and the configuration set (see `gaps.ts`).
 */
export async function grantSending({ emulator }: Stage, { NoticesFunction }: Outputs): Promise<void> {
  const statement = { Effect: 'Allow', Action: 'ses:SendRawEmail', Resource: '*' } as const;
  await addPolicy(emulator, NoticesFunction, 'WhatTheEmulatorLacks', statement);
}
