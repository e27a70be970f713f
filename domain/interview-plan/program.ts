/** An entry of a row: the number of a column, and its coefficient. */
export type Term = readonly [column: number, coefficient: number];

export type ProgramColumn = { readonly cost: number; readonly upper: number; readonly isInteger: boolean };
export type ProgramRow = { readonly least: number; readonly most: number; readonly terms: readonly Term[] };

/** A linear program to minimize the costs of its columns, each from 0 to its `upper`, some of them whole numbers. */
export type LinearProgram = {
  readonly columns: readonly ProgramColumn[];
  readonly rows: readonly ProgramRow[];
};

/**
 * What a solver found: values that are proved to be the best, or the best within the time with a proved `bound` of the cost;
 * that there are none; or nothing within the time.
 */
export type Solved =
  | {
      readonly kind: 'solved';
      readonly values: readonly number[];
      readonly bound: number;
      readonly isBest: boolean;
    }
  | { readonly kind: 'infeasible' }
  | { readonly kind: 'out-of-time' };

/** Solves programs within its time, each from values known to be possible for the first columns if there are any. */
export type Solver = (program: LinearProgram, known?: readonly number[]) => Solved;

/** A program in the making. */
export class ProgramDraft {
  readonly columns: ProgramColumn[] = [];
  readonly rows: ProgramRow[] = [];

  /** Adds a column and returns its number. */
  column(upper: number, isInteger: boolean): number {
    this.columns.push({ cost: 0, upper, isInteger });
    return this.columns.length - 1;
  }

  /** Takes a column out of the choice. */
  bar(column: number): void {
    const { cost, isInteger } = this.columns[column] ?? { cost: 0, isInteger: false };
    this.columns[column] = { cost, upper: 0, isInteger };
  }

  row(terms: readonly Term[], least: number, most: number): void {
    if (terms.length > 0 || least > 0) this.rows.push({ terms, least, most });
  }

  /** The program that minimizes `costs`. */
  minimizing(costs: readonly Term[]): LinearProgram {
    const byColumn = new Map<number, number>();
    for (const [column, cost] of costs) byColumn.set(column, (byColumn.get(column) ?? 0) + cost);
    const columns = this.columns.map((column, index) => ({ ...column, cost: byColumn.get(index) ?? 0 }));
    return { columns, rows: [...this.rows] };
  }
}
