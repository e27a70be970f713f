import type { Deployment } from '#functions/cli/deployment.ts';
import { explainError } from '#functions/cli/explain-error.ts';
import { alarmCheck } from './alarm-check.ts';
import { alarmDelivery } from './alarm-delivery.ts';
import type { Check, Finding } from './finding.ts';
import { keyCheck } from './key-check.ts';
import { mailChecks } from './mail-checks.ts';
import { runningChecks } from './running-checks.ts';
import { tableChecks } from './table-checks.ts';

const readings: readonly Check[] = [
  ...[...mailChecks, alarmCheck, alarmDelivery],
  ...[...tableChecks, keyCheck, ...runningChecks],
];

/** Runs all checks, or those in `checks`. A check that fails to run is reported as unknown and does not stop the others. */
export async function examine(
  deployment: Deployment,
  checks: readonly Check[] = readings,
): Promise<readonly Finding[]> {
  return (await Promise.all(checks.map((check) => findings(check, deployment)))).flat();
}

async function findings(
  { about, inspect: look }: Check,
  deployment: Deployment,
): Promise<readonly Finding[]> {
  try {
    return await look(deployment);
  } catch (error) {
    const [why = ''] = explainError(error).split('\n');
    return [{ kind: 'unknown', what: `${about} could not be checked`, why }];
  }
}
