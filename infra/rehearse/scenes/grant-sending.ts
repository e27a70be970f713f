import type { Outputs } from '#infra/rehearse/stage/cdk.ts';
import type { Stage } from '#infra/rehearse/stage/stage.ts';
import { addPolicy } from './role-policy.ts';

/**
 * Lets `notices` send mail. The emulator demands a permission on every resource; SES demands one on the identity and
 * the configuration set only (see `emulator-gaps.ts`).
 */
export async function grantSending({ emulator }: Stage, { NoticesFunction }: Outputs): Promise<void> {
  const statement = { Effect: 'Allow', Action: 'ses:SendRawEmail', Resource: '*' } as const;
  await addPolicy(emulator, NoticesFunction, 'WhatTheEmulatorLacks', statement);
}
