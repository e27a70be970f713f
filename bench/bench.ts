import type { Stages } from '#bench/lambda/stages.ts';

/** One thing that was measured in several runs. */
export type Figure = {
  readonly what: string;
  /** Whose figure it is, where several are compared; the rows of one `what` are drawn against each other. */
  readonly of: string;
  readonly unit: string;
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
  readonly runs: number;
};

/** A target, the figure that was measured, and the meaning of the difference. */
export type Target = {
  readonly what: string;
  readonly wanted: string;
  readonly got: string;
  readonly isReached: boolean;
  readonly means: string;
};

/** Facts that are read row by row and have no spread. */
export type Sheet = {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
};

export type Outcome = {
  readonly figures: readonly Figure[];
  readonly targets: readonly Target[];
  readonly sheets?: readonly Sheet[];
  /** What else a reader must know to judge the figures. */
  readonly notes: readonly string[];
};

export type Say = (line: string) => void;

/** The size of a run, and the stages that it may use. */
export type Setting = {
  readonly seed: number;
  readonly say: Say;
  /** How many environments of Lambda serve the queue. */
  readonly environments: number;
  /** How many applicants come at once. */
  readonly applicants: number;
  readonly rounds: number;
  /** The version released before and the working tree, opened at the first call. */
  readonly stages: () => Promise<Stages>;
};

export type Bench = {
  readonly name: string;
  readonly title: string;
  /** The scope of the measurement: what it includes and what it leaves out. */
  readonly about: string;
  readonly run: (setting: Setting) => Promise<Outcome>;
};

/** A bench that was run: when, for how long, on what. */
export type Measured = Outcome &
  Pick<Bench, 'name' | 'title' | 'about'> &
  Pick<Setting, 'seed'> & {
    readonly on: string;
    readonly seconds: number;
    readonly machine: Machine;
  };

export type Machine = {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGb: number;
  readonly node: string;
  readonly system: string;
  /** What waited for the cores when the bench began: above the number of cores, others were at work too. */
  readonly loadBefore: number;
};
