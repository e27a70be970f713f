import type { Deployment } from '#functions/cli/deployment.ts';
import { inWords } from '#functions/cli/explain-error.ts';
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

/** Looks at everything, or at what `checks` say. What could not be looked at is told as that, and keeps nothing else from being looked at. */
export async function examine(
  deployment: Deployment,
  checks: readonly Check[] = readings,
): Promise<readonly Finding[]> {
  return (await Promise.all(checks.map((check) => findings(check, deployment)))).flat();
}

async function findings({ about, look }: Check, deployment: Deployment): Promise<readonly Finding[]> {
  try {
    return await look(deployment);
  } catch (error) {
    const [why = ''] = inWords(error).split('\n');
    return [{ kind: 'unseen', what: `${about} could not be looked at`, why }];
  }
}
