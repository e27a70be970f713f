import type { OfferJson } from '#functions/applicant/offer-json.ts';
import { type LivedIn, pageIn, type ReadMail } from '#test/support/hosts/running-season.ts';
import type { Camera } from './camera.ts';
import { changeSeason } from './changed-season.ts';

const MAIL = 640;
const DIGEST = 1000;
const PHONE = 360;
const DESK = 1280;

/** The numbers of sample applicants: one who moves a pair, one who cancels late, one who is silent, and others. */
const MOVES = 12;
const CANCELS = 1;
const SILENT = 4;
const categorical = [5, 10, 18];
const primaryCare = [26, 40];
/** Whose day the program moves, whose place it changes, and whose pair it takes away. */
const DAY_MOVES = 24;
const PLACE_CHANGES = 28;
const PAIR_GOES = 49;

/**
 * Lives `season` from the invitations to the eve of an interview day, and takes each mail and page of `docs/gallery` on
 * its way. The clock moves as with `npm run clock`, so reminders and digests come as they are due.
 */
export async function takeGallery(season: LivedIn, camera: Camera): Promise<void> {
  const mailTo = (who: number | 'coordinator', subject: RegExp) => lastMail(season, who, subject);
  const takeMail = async (name: string, who: number | 'coordinator', subject: RegExp, width = MAIL) =>
    camera.mail(await mailTo(who, subject), { name: `gallery/mail-${name}`, width });
  const takePages = async (name: string, who: number, zone?: string) => {
    for (const width of [PHONE, DESK]) {
      const shot = { name: `gallery/page-${name}-${width}`, width, ...(zone ? { zone } : {}) };
      await camera.page(await mailTo(who, /invitation/), shot);
    }
  };
  const act = async (who: number, action: 'book' | 'move' | 'cancel', body: object = {}) =>
    send(pageIn(await mailTo(who, /invitation/)), action, body);

  await takeMail('invitation', CANCELS, /invitation/);
  await takePages('invitation', CANCELS);
  await takePages('invitation-of-a-pair', MOVES, 'Asia/Tokyo');

  const pair = { option: '2020-11-16_2020-11-17', starts: ['morning', 'afternoon'] };
  await act(MOVES, 'book', { ...pair, zone: 'Asia/Tokyo' });
  await takeMail('confirmation', MOVES, /booked/);
  await takePages('booked', MOVES, 'Asia/Tokyo');
  await act(CANCELS, 'book', { option: '2020-11-17', starts: ['afternoon'] });
  for (const who of primaryCare) await act(who, 'book', pair);
  for (const who of categorical) await act(who, 'book', { option: '2020-11-17', starts: ['morning'] });

  await season.local.clock.move('2020-10-29T18:00');
  await takeMail('closing-reminder', SILENT, /please respond/);
  await act(MOVES, 'move', { option: '2020-11-16_2020-11-17', starts: ['afternoon', 'morning'] });
  await takeMail('rescheduled', MOVES, /rescheduled/);

  await act(DAY_MOVES, 'book', { option: '2020-12-17', starts: ['morning'] });
  await act(PLACE_CHANGES, 'book', { option: '2020-12-03', starts: ['morning'] });
  await act(PAIR_GOES, 'book', { option: '2020-12-14_2020-12-15', starts: ['morning', 'morning'] });
  await changeSeason(season, 'Two of our interviewers are away that week.');
  await takeMail('day-moved', DAY_MOVES, /./);
  await takeMail('place-changed', PLACE_CHANGES, /./);
  await takeMail('pair-taken-away', PAIR_GOES, /choose another date/);

  await season.local.clock.move('2020-11-16T08:30');
  await takeMail('interview-reminder', MOVES, /[Rr]eminder|tomorrow/);
  await takeMail('digest-of-an-eve', 'coordinator', /Mon, Nov 16/, DIGEST);
  await act(CANCELS, 'cancel');
  await takeMail('canceled', CANCELS, /canceled/);
  await takeMail('late-cancellation', 'coordinator', /Late cancellation/);
}

async function lastMail(season: LivedIn, who: number | 'coordinator', subject: RegExp): Promise<ReadMail> {
  const address = who === 'coordinator' ? 'coordinator.one@' : `applicant.${String(who).padStart(2, '0')}@`;
  const theirs = (await season.mails()).filter(({ to }) => to.startsWith(address));
  const mail = theirs.findLast((each) => subject.test(each.subject));
  if (mail) return mail;
  throw new Error(`${address} has no mail ${subject}, only ${theirs.map((each) => each.subject).join('; ')}`);
}

/** Submits what a form of the page would. Throws if it is refused. */
async function send(page: string, action: string, body: object): Promise<void> {
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  const shown = (await (await fetch(page, { headers })).json()) as OfferJson;
  const versions = {
    ...(action === 'book' ? {} : { version: shown.version }),
    ...(action === 'cancel' || shown.seasonVersion === undefined
      ? {}
      : { seasonVersion: shown.seasonVersion }),
  };
  const reply = await fetch(`${page}/${action}`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ ...body, ...versions }),
  });
  if (!reply.ok) throw new Error(`${action} was refused: ${await reply.text()}`);
}
