/**
 * What somebody may do at the desk: change things, or only look at them. Who may moderate is a resident of the panel, and
 * sees the questions to it, and nothing else.
 */
export const deskRights = ['edit', 'read', 'moderate'] as const;
export type DeskRight = (typeof deskRights)[number];

/** Somebody who may sign in to the desk, as the season file names them. */
export type ListedCoordinator = { readonly name?: string; readonly address: string; readonly may: DeskRight };

/** Who works at the desk of a season. */
export type DeskAccess = {
  /** Who may sign in; absent: nobody. */
  readonly coordinators?: readonly ListedCoordinator[];
  /** Who alone reads requests for an accommodation, one of the coordinators who may edit; absent: none are taken. */
  readonly accommodations?: { readonly readBy: string };
};

/** The coordinator of that address, whatever its capital letters; `undefined` for everybody else. */
export function coordinatorAt(
  { coordinators = [] }: { readonly coordinators?: readonly ListedCoordinator[] },
  address: string,
): ListedCoordinator | undefined {
  const wanted = address.toLowerCase();
  return coordinators.find((each) => each.address.toLowerCase() === wanted);
}

/** Whether what applicants write when they ask for an accommodation is for the person of that address. */
export function isAccommodationReader({ accommodations }: DeskAccess, address: string): boolean {
  return accommodations?.readBy.toLowerCase() === address.toLowerCase();
}
