import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { projectRoot } from '#infra/project-root.ts';
import { startBrowser } from '#test/support/hosts/browser.ts';
import { liveIn, pageIn } from '#test/support/hosts/running-season.ts';

const pictures = join(projectRoot, 'docs/pictures');

type Shot = { readonly name: string; readonly width: number; readonly height: number; readonly zone: string };

/** `npm run pictures`: takes the README's pictures of the sample's season. */
const season = await liveIn();
const browser = await startBrowser();
try {
  const invitation = (await season.mails()).find(({ text }) => /Primary Care/.test(text));
  if (!invitation) throw new Error('nobody was invited for primary care');
  const page = pageIn(invitation);
  await take(browser, page, { name: 'page-phone', width: 360, height: 900, zone: 'Asia/Tokyo' });
  await take(browser, page, { name: 'page-desk', width: 1280, height: 900, zone: 'Asia/Tokyo' });
  await take(browser, `data:text/html;charset=utf-8,${encodeURIComponent(invitation.html)}`, {
    name: 'invitation',
    width: 640,
    height: 900,
    zone: 'America/New_York',
  });
} finally {
  await browser.close();
  await season.stop();
}

async function take(from: Browser, address: string, { name, width, height, zone }: Shot): Promise<void> {
  const context = await from.newContext({ viewport: { width, height }, timezoneId: zone });
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForLoadState('load');
  if (address.startsWith('http')) await page.waitForURL(/zone=/);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  await context.close();
}
