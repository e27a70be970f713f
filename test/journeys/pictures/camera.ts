import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { projectRoot } from '#infra/project-root.ts';
import { pageIn, type ReadMail } from '#test/support/hosts/running-season.ts';

type Shot = {
  /** Below `docs/`, without its ending. */
  readonly name: string;
  readonly width: number;
  /** In pixels; without one, the picture is as high as what it shows. */
  readonly height?: number;
  /** The zone of the reader's device. Default: the program's. */
  readonly zone?: string;
};

/** Takes pictures at one device pixel for each CSS pixel, so that their files stay small. */
export type Camera = {
  /** The HTML part of `mail`, as a mail client without style sheets of its own shows it. */
  mail(mail: ReadMail, shot: Shot): Promise<void>;
  /** The personal page that `mail` links to. */
  page(mail: ReadMail, shot: Shot): Promise<void>;
};

/** A camera that shows everything in `browser`, in light colors. */
export function cameraOf(browser: Browser): Camera {
  const take = async (address: string, { name, width, height, zone = 'America/New_York' }: Shot) => {
    const context = await browser.newContext({
      viewport: { width, height: height ?? 100 },
      timezoneId: zone,
    });
    const page = await context.newPage();
    await page.goto(address);
    await page.screenshot({
      path: join(projectRoot, `docs/${name}.png`),
      fullPage: height === undefined,
    });
    await context.close();
  };
  return {
    mail: ({ html }, shot) => take(`data:text/html;charset=utf-8,${encodeURIComponent(steady(html))}`, shot),
    page: (mail, shot) =>
      take(`${pageIn(mail)}${shot.zone ? `?zone=${encodeURIComponent(shot.zone)}` : ''}`, shot),
  };
}

/**
 * What is different in each season that is lived through (host and port, ids, the marks of links) as the same every time,
 * so that a retaken picture differs only where its mail does.
 */
function steady(html: string): string {
  return html
    .replace(/http:\/\/127\.0\.0\.1:\d+/g, 'https://interviews.example.org')
    .replace(/offer_[0-9a-z]{26}/g, 'offer_01sample00000000000000000')
    .replace(/(\/i\/[\w-]+\.offer_[0-9a-z]+\.\d+\.)[\w-]{43}/g, `$1${'sample-mark-'.repeat(4).slice(0, 43)}`);
}
