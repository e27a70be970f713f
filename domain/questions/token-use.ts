/** The two uses of a token: each has a key of its own, so that a vote cannot be spent as a question. */
export const tokenUses = ['question', 'vote'] as const;
export type TokenUse = (typeof tokenUses)[number];

/** How many tokens a browser takes at once. The script that it runs is built with these numbers. */
export const tokensInBatch: Readonly<Record<TokenUse, number>> = { question: 3, vote: 10 };
