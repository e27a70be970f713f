import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Deployment } from '#functions/cli/deployment.ts';
import { examine } from '#functions/cli/doctor/examine.ts';
import { databaseAccess, freshTable } from '#test/support/hosts/database.ts';
import { healthyAccount } from '#test/support/hosts/deployment.ts';
import { otherTemplate, template } from './synthesized.ts';

let account: ReturnType<typeof healthyAccount>;
let tableName: string;
beforeAll(async () => {
  ({ tableName } = await freshTable());
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

/** The stack as CloudFormation would describe it once it is deployed, every value being its name; its table is empty. */
function deployed(of: typeof template): Deployment {
  const { Outputs, Resources } = of.toJSON() as Record<string, Record<string, { Type: string }>>;
  return {
    stack: 'Fairslot',
    region: 'us-east-1',
    outputs: {
      ...Object.fromEntries(Object.keys(Outputs ?? {}).map((name) => [name, name])),
      TableName: tableName,
    },
    resources: Object.entries(Resources ?? {}).map(([id, { Type }]) => ({ id, type: Type, name: id })),
  };
}

describe('the doctor', () => {
  it.each([
    ['as it is delivered', template],
    ['with every setting given', otherTemplate],
  ])('finds all that it looks at in the stack %s', async (_, of) => {
    const findings = await examine(deployed(of));
    expect(findings.filter(({ kind }) => kind === 'unknown')).toEqual([]);
    const lacking = findings.flatMap((each) => (each.kind === 'problem' ? [each.what] : []));
    expect(lacking).toContain('Season any has not been applied');
    expect(findings.filter(({ kind }) => kind === 'ok')).toHaveLength(12);
  });
});
