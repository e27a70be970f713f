import { startBrowser } from '#test/support/hosts/browser.ts';
import { liveIn } from '#test/support/hosts/running-season.ts';
import { cameraOf } from './camera.ts';
import { takeDayGallery } from './take-day-gallery.ts';
import { takeDeskGallery } from './take-desk-gallery.ts';
import { takeGallery } from './take-gallery.ts';

/** `npm run pictures`: takes the README's pictures of the sample's season, and those of `docs/gallery`. */
const season = await liveIn();
const browser = await startBrowser();
try {
  const camera = cameraOf(browser);
  const invitation = (await season.mails()).find(({ text }) => /Primary Care/.test(text));
  if (!invitation) throw new Error('nobody was invited for primary care');
  const tokyo = { height: 900, zone: 'Asia/Tokyo' };
  await camera.page(invitation, { name: 'pictures/page-phone', width: 360, ...tokyo });
  await camera.page(invitation, { name: 'pictures/page-desk', width: 1280, ...tokyo });
  await camera.mail(invitation, { name: 'pictures/invitation', width: 640, height: 900 });
  await takeGallery(season, camera);
  await takeDeskGallery(season, browser);
  await takeDayGallery(browser, camera);
} finally {
  await browser.close();
  await season.stop();
}
