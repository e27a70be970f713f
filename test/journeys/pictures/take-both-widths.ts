import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from '#infra/project-root.ts';

const widths = [360, 1280] as const;

/** Each run makes its own ids: in the pictures they are always the same. */
const STEADY = `for (const walk = document.createTreeWalker(document.body, 4); walk.nextNode();)
  walk.currentNode.data = walk.currentNode.data.replace(/offer_[0-9a-z]{26}/g, 'offer_01sample00000000000000000')`;

/** Takes the open page for `docs/gallery`, as wide as a phone and as a desk. */
export async function takeBothWidths(page: Page, name: string): Promise<void> {
  await page.evaluate(STEADY);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    await page.screenshot({
      path: join(projectRoot, `docs/gallery/${name}-${width}.png`),
      fullPage: true,
    });
  }
}
