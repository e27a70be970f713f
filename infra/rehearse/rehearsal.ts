import { bookPair, cancelBooking, moveBooking } from '#infra/rehearse/scenes/answers.ts';
import { journeyInBrowser } from '#infra/rehearse/scenes/browser.ts';
import { signInAtDesk } from '#infra/rehearse/scenes/desk/sign-in.ts';
import { uploadExport } from '#infra/rehearse/scenes/desk/upload-export.ts';
import { examineDeployment } from '#infra/rehearse/scenes/examination.ts';
import { grantSending } from '#infra/rehearse/scenes/grant-sending.ts';
import { inviteApplicants, openLinks } from '#infra/rehearse/scenes/invitations.ts';
import { bookWithoutRight } from '#infra/rehearse/scenes/missing-permission.ts';
import { restoreTable } from '#infra/rehearse/scenes/restored-table.ts';
import { endAndTakeUp } from '#infra/rehearse/scenes/retained-resources.ts';
import { letTimePass, recount } from '#infra/rehearse/scenes/schedules.ts';
import { invitedAt, shiftTo, sixDaysLater } from '#infra/rehearse/scenes/season-variants.ts';
import { deployAgain } from '#infra/rehearse/scenes/second-deployment.ts';
import type { Stage } from '#infra/rehearse/stage/stage.ts';

/**
 * The life of a deployment: deploy, use, change, let time pass, restore, delete, and deploy again on the retained
 * table.
 */
export async function rehearse(stage: Stage): Promise<void> {
  const { cdk, step } = stage;
  const sender = {
    mailIdentity: 'interviews@example.org',
    alarmEmail: 'operator@example.org',
    ownKey: 'true',
  };
  const october = { ...sender, clockShiftMs: shiftTo(invitedAt) };
  const november = { ...sender, clockShiftMs: shiftTo(sixDaysLater) };
  await step('cdk bootstrap', () => cdk.bootstrap());
  const first = await step('cdk deploy', () => cdk.deploy(october));
  await examineDeployment(stage, first);
  await grantSending(stage, first);
  const { link, browsed } = await inviteApplicants(stage, first, october.clockShiftMs);
  await openLinks(stage, link);
  await uploadExport(stage, first, await signInAtDesk(stage, first));
  await bookWithoutRight(stage, first, link);
  await bookPair(stage, link);
  await journeyInBrowser(stage, browsed);
  const second = await deployAgain(stage, november, first, link);
  await letTimePass(stage, second);
  const onRestored = await restoreTable(stage, november, second, link);
  await moveBooking(stage, link);
  await cancelBooking(stage, link);
  await recount(stage, second);
  await endAndTakeUp(stage, onRestored, second, link);
}
