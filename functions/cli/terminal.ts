/** Where the command speaks to its operator: results to one side, complaints to the other. */
export type Terminal = {
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
};

/** How a command ended. */
export const ended = { well: 0, refused: 1, misunderstood: 2 } as const;
export type Ending = (typeof ended)[keyof typeof ended];
