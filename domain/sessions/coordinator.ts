import type { DeskRight } from '#domain/season/coordinators.ts';

/** A coordinator who is signed in: the principal of every page of the desk. `season` is an id. */
export type Coordinator = { readonly season: string; readonly address: string; readonly may: DeskRight };
