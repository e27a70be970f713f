import type { Outputs } from '#infra/rehearse/stage/cdk.ts';
import { check, checkSame } from '#infra/rehearse/stage/check.ts';
import type { Stage } from '#infra/rehearse/stage/stage.ts';
import { bookPair, offerAt } from './answers.ts';
import { addPolicy } from './role-policy.ts';

/**
 * Plants a mistake to show that the rehearsal would find it: it revokes the write permission of the applicant's
 * function. Booking must then fail for that reason and change nothing, which shows that the emulator enforces
 * permissions.
 */
export async function bookWithoutRight(
  stage: Stage,
  { ApplicantFunction }: Outputs,
  link: string,
): Promise<void> {
  const { emulator, step } = stage;
  await step('without its right to write, the deployed function is found not to book', async () => {
    const giveBack = await addPolicy(emulator, ApplicantFunction, 'PlantedMistake', {
      Effect: 'Deny',
      Action: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
      Resource: '*',
    });
    const unsaid = { ...stage, step: <T>(_: string, work: () => Promise<T>) => work() };
    const found = await bookPair(unsaid, link).then(
      () => 'nothing',
      (cause: unknown) => String(cause),
    );
    await giveBack();
    check(found.includes('the answer’s status: 500 instead of 303'), `the mistake is found, not ${found}`);
    const { state, version } = await offerAt(stage, link);
    checkSame([state, version], ['open', 1], 'the offer');
  });
}
