/**
 * The locale of everything that is written for people. Pages and mails are in American English, so their dates, times
 * and numbers are too.
 */
export const houseLocale = 'en-US';
