import { bookPair, cancelBooking, moveBooking } from './answers.ts';
import { journeyInBrowser } from './browser.ts';
import { examineDeployment } from './examination.ts';
import { inviteApplicants, openLinks } from './invitations.ts';
import { restoreTable } from './restored-table.ts';
import { letTimePass, recount } from './schedules.ts';
import { invitedAt, shiftTo, sixDaysLater } from './season-variants.ts';
import { deployAgain } from './second-deployment.ts';
import { grantSending } from './sending-right.ts';
import type { Stage } from './stage.ts';
import { endAndTakeUp } from './what-remains.ts';
import { bookWithoutRight } from './withdrawn-right.ts';

/** A deployment’s life in short: brought up, used, changed, left alone for a while, restored, ended, and taken up again. */
export async function rehearse(stage: Stage): Promise<void> {
  const { cdk, step } = stage;
  const sender = { mailIdentity: 'interviews@example.org', alarmEmail: 'operator@example.org' };
  const october = { ...sender, clockShiftMs: shiftTo(invitedAt) };
  const november = { ...sender, clockShiftMs: shiftTo(sixDaysLater) };
  await step('cdk bootstrap', () => cdk.bootstrap());
  const first = await step('cdk deploy', () => cdk.deploy(october));
  await examineDeployment(stage, first);
  await grantSending(stage, first);
  const { link, browsed } = await inviteApplicants(stage, first, october.clockShiftMs);
  await openLinks(stage, link);
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
