/** A day without bookings needs attention this many days ahead. */
export const EMPTY_DAYS_AHEAD = 21;

/** A day on which people come, and of which no plan is published, needs attention this many days ahead. */
export const UNPLANNED_DAYS_AHEAD = 7;

/** Free seats need attention this many days before no more invitations may go out. */
export const INVITATIONS_END_DAYS_AHEAD = 7;
