import { bookPair, offerAt } from './answers.ts';
import type { Outputs } from './cdk.ts';
import { check, checkSame } from './check.ts';
import type { Emulator } from './emulator.ts';
import type { Stage } from './stage.ts';

const policy = 'PlantedMistake';

/**
 * Plants a mistake to see that it would be found: the applicant's function may not write any more. Booking must then fail
 * for that reason and leave everything as it was; so the emulator does ask what a function may do.
 */
export async function bookWithoutRight(
  stage: Stage,
  { ApplicantFunction = '' }: Outputs,
  link: string,
): Promise<void> {
  const { emulator, step } = stage;
  await step('without its right to write, the deployed function is found not to book', async () => {
    const RoleName = await roleOf(emulator, ApplicantFunction);
    const denied = { Effect: 'Deny', Action: ['dynamodb:PutItem', 'dynamodb:UpdateItem'], Resource: '*' };
    await emulator.call('iam', 'put_role_policy', {
      RoleName,
      PolicyName: policy,
      PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [denied] }),
    });
    const unsaid = { ...stage, step: <T>(_: string, work: () => Promise<T>) => work() };
    const found = await bookPair(unsaid, link).then(
      () => 'nothing',
      (cause: unknown) => String(cause),
    );
    await emulator.call('iam', 'delete_role_policy', { RoleName, PolicyName: policy });
    check(found.includes('the answer’s status: 500 instead of 303'), `the mistake is found, not ${found}`);
    const { state, version } = await offerAt(stage, link);
    checkSame([state, version], ['open', 1], 'the offer');
  });
}

async function roleOf(emulator: Emulator, FunctionName: string): Promise<string> {
  const { Role } = await emulator.call('lambda', 'get_function_configuration', { FunctionName });
  return String(Role).split('/').at(-1) ?? '';
}
