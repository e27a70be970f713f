import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Deployment } from '../../../functions/operator/deployment.ts';
import { examine } from '../../../functions/operator/doctor/examine.ts';
import { databaseAccess } from '../../support/database.ts';
import { healthyAccount } from '../../support/deployment.ts';
import { otherTemplate, template } from './synthesized.ts';

let account: ReturnType<typeof healthyAccount>;
beforeAll(() => {
  account = healthyAccount('any');
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', databaseAccess().endpoint);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'tests');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'tests');
});
afterAll(() => {
  vi.unstubAllEnvs();
  for (const mock of Object.values(account)) mock.restore();
});

/** The stack as CloudFormation would tell of it once it is deployed, every value being its name. */
function deployed(of: typeof template): Deployment {
  const { Outputs, Resources } = of.toJSON() as Record<string, Record<string, { Type: string }>>;
  return {
    stack: 'Fairslot',
    region: 'us-east-1',
    outputs: Object.fromEntries(Object.keys(Outputs ?? {}).map((name) => [name, name])),
    resources: Object.entries(Resources ?? {}).map(([id, { Type }]) => ({ id, type: Type, name: id })),
  };
}

describe('the doctor', () => {
  it.each([
    ['as it is delivered', template],
    ['with every setting given', otherTemplate],
  ])('finds all that it looks at in the stack %s', async (_, of) => {
    const findings = await examine(deployed(of));
    const unseen = findings.flatMap((each) => (each.kind === 'unseen' ? [each.why] : []));
    expect(unseen).toEqual([expect.stringContaining('There is no such table there')]);
    expect(findings.filter(({ kind }) => kind === 'well')).toHaveLength(11);
  });
});
