/** The kinds of mail to which a program can add a paragraph of its own. */
export const messageKinds = ['invitation', 'confirmation', 'rescheduled', 'canceled', 'letters'] as const;
export type MessageKind = (typeof messageKinds)[number];

/** What a program says in its own words in mails to applicants: paragraphs of plain text, and who signs. */
export type Messages = { readonly [K in MessageKind | 'signature']?: string };
