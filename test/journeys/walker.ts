import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { accessibilityFaults, overflows, pageAfter, untilHeading } from '#test/support/hosts/browser.ts';
import type { LivedIn } from '#test/support/hosts/running-season.ts';
import { signInAtDesk } from './desk-sign-in.ts';
import type { Hand } from './hands.ts';

const PHONE = { width: 360, height: 740 };
/** A4 within margins of 12 mm, at 96 pixels an inch. */
const SHEET = { width: 703, height: 1032 };

/** How a coordinator works the desk. */
export type Way = {
  readonly width: number;
  readonly by: (page: Page) => Hand;
  readonly hasScript: boolean;
};

/** Somebody on the way through the pages: a coordinator at the desk, an interviewer or an applicant. */
export class Walker {
  readonly season: LivedIn;
  readonly page: Page;
  readonly hand: Hand;
  readonly hasScript: boolean;
  constructor(season: LivedIn, page: Page, { by, hasScript }: Way) {
    this.season = season;
    this.page = page;
    this.hand = by(page);
    this.hasScript = hasScript;
  }
  /** After two idle hours a session has ended. A page that looks again by itself is where the reader comes back to. */
  signInAgain(): Promise<void> {
    return signInAtDesk(this.page, this.season, undefined, /\/desk(?!\/sign-in)/);
  }
  async goTo(path: string): Promise<void> {
    await this.page.goto(this.season.local.url + path);
  }
  press(selector: string): Promise<void> {
    return pageAfter(this.page, () => this.hand.press(selector));
  }
  async type(selector: string, text: string): Promise<void> {
    await this.hand.focus(selector);
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.type(text);
  }
  async look(heading: string | RegExp): Promise<void> {
    await untilHeading(this.page, heading);
    expect(await overflows(this.page), `${heading} is too wide`).toBe(false);
    // axe is itself a script.
    if (this.hasScript) expect(await accessibilityFaults(this.page), String(heading)).toEqual([]);
  }
  /** Looks at the page as it is, and whether it also fits a phone. */
  async lookBothWays(heading: string | RegExp): Promise<void> {
    await this.look(heading);
    const size = this.page.viewportSize() ?? PHONE;
    await this.page.setViewportSize(PHONE);
    expect(await overflows(this.page), `${heading} is too wide for a phone`).toBe(false);
    await this.page.setViewportSize(size);
  }
  /** Whether the page on paper has all that it has on the screen: an upright sheet cuts off what is wider. */
  async fitsPaper(heading: string | RegExp): Promise<void> {
    const size = this.page.viewportSize() ?? PHONE;
    await this.page.setViewportSize(SHEET);
    await this.page.emulateMedia({ media: 'print' });
    expect(await overflows(this.page), `${heading} is too wide for paper`).toBe(false);
    await this.page.emulateMedia({ media: null });
    await this.page.setViewportSize(size);
  }
  /** The text of a file that the page gives. */
  async download(selector: string): Promise<string> {
    const [file] = await Promise.all([this.page.waitForEvent('download'), this.hand.press(selector)]);
    return readFile(await file.path(), 'utf8');
  }
  reads(): Promise<string> {
    return this.page.innerText('main');
  }
}
