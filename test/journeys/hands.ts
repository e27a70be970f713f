import type { Page } from 'playwright-core';

/** How a reader works a page. A selector that meets several elements means the first of them. */
export type Hand = {
  /** Follows a link or presses a button. */
  press(selector: string): Promise<void>;
  focus(selector: string): Promise<void>;
  /** Chooses a radio button. */
  choose(selector: string): Promise<void>;
};

/** An interviewer answers for every day of a season, with a time from and a time until. */
const MOST_TABS = 250;

/** A reader who has a keyboard and nothing else, and who must see where the focus is. */
export function keyboardOn(page: Page): Hand {
  const hasFocus = (selector: string) =>
    page.locator(selector).evaluateAll((found) => {
      const { document } = globalThis as unknown as { document: { activeElement: unknown } };
      return (found as readonly unknown[]).includes(document.activeElement);
    });
  const goTo = async (selector: string) => {
    for (let press = 0; press < MOST_TABS; press += 1) {
      await page.keyboard.press('Tab');
      if (!(await hasFocus(selector))) continue;
      if (await hasFocus(':focus-visible')) return;
      throw new Error(`the focus on ${selector} cannot be seen`);
    }
    throw new Error(`Tab does not lead to ${selector}`);
  };
  return {
    focus: goTo,
    press: async (selector) => {
      await goTo(selector);
      await page.keyboard.press('Enter');
    },
    choose: async (selector) => {
      await goTo(selector);
      await page.keyboard.press('Space');
    },
  };
}

/** A reader with a mouse or a finger. */
export function pointerOn(page: Page): Hand {
  return {
    focus: (selector) => page.locator(selector).first().focus(),
    press: (selector) => page.locator(selector).first().click(),
    choose: (selector) => page.locator(selector).first().check(),
  };
}
