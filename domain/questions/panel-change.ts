import type { CalendarDay, Instant } from '#domain/values/time.ts';
import type { Panel, PanelKeys } from './panel.ts';

/** What everybody may know of a new panel. */
export type PutPanel = { readonly kind: 'put-panel'; readonly panel: Panel };
/** The keys that sign tokens, which nobody reads but who signs. They go when the panel is over. */
export type PutPanelKeys = {
  readonly kind: 'put-panel-keys';
  readonly on: CalendarDay;
  readonly keys: PanelKeys;
  readonly expiresAt: Instant;
};
/** One holder of tokens more. */
export type CountHolder = { readonly kind: 'count-holder'; readonly on: CalendarDay };

export type PanelChange = PutPanel | PutPanelKeys | CountHolder;
