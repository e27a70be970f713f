import highsLoader, { type Highs } from 'highs';
import type { LinearProgram, Solved, Solver } from '#domain/interview-plan/program.ts';

/** The package declares its ES module as a CommonJS one, so its type has to be said here. */
const loadHighs = highsLoader as unknown as () => Promise<Highs>;

/**
 * The rule of HiGHS's presolve that tries all values of a few columns, as a bit of its option. In 1.15.3 it calls a program impossible, about one of
 * a thousand of ours, that is not.
 */
const ENUMERATION = 1 << 16;

/** Returns a solver that has so many seconds for all programs together. HiGHS is exact, and finds the same plan each time. */
export async function highsSolver(seconds: number): Promise<Solver> {
  const highs = await loadHighs();
  let left = seconds;
  return (program, known) => {
    if (left <= 0) return { kind: 'out-of-time' };
    if (program.columns.length === 0) return withoutColumns(program);
    const began = performance.now();
    const solved = solveOnce(highs, program, left, known);
    left -= (performance.now() - began) / 1000;
    return solved;
  };
}

/** HiGHS looks at no row of a program that has nothing to choose. */
function withoutColumns({ rows }: LinearProgram): Solved {
  if (rows.some(({ least }) => least > 0)) return { kind: 'infeasible' };
  return { kind: 'solved', values: [], bound: 0, isBest: true };
}

function solveOnce(
  highs: Highs,
  program: LinearProgram,
  seconds: number,
  known: readonly number[] | undefined,
): Solved {
  const model = highs.createModel(modelOf(highs, program));
  try {
    model.options.set({
      output_flag: false,
      presolve_rule_off: ENUMERATION,
      time_limit: seconds,
      mip_rel_gap: 0,
      mip_abs_gap: stepOf(program) * 0.99,
    });
    if (known) model.setSolution({ indices: known.map((_, index) => index), values: [...known] });
    model.run();
    return outcomeOf(highs, model.getModelStatus(), () => ({
      values: [...model.getSolution().colValue],
      bound: Number(model.info.get('mip_dual_bound')),
      isFeasible: Number(model.info.get('primal_solution_status')) === 2,
    }));
  } finally {
    model.dispose();
  }
}

/** Costs are whole numbers, and so is what they have in common: no two plans differ by less. */
function stepOf({ columns }: LinearProgram): number {
  const greatest = (one: number, other: number): number => (other === 0 ? one : greatest(other, one % other));
  return columns.reduce((step, { cost }) => greatest(Math.abs(cost), step), 0) || 1;
}

function outcomeOf(
  highs: Highs,
  status: number,
  read: () => { readonly values: readonly number[]; readonly bound: number; readonly isFeasible: boolean },
): Solved {
  const { optimal, infeasible, unboundedOrInfeasible } = highs.constants.modelStatus;
  if (status === infeasible || status === unboundedOrInfeasible) return { kind: 'infeasible' };
  const { values, bound, isFeasible } = read();
  if (!isFeasible) return { kind: 'out-of-time' };
  return { kind: 'solved', values, bound, isBest: status === optimal };
}

function modelOf(highs: Highs, { columns, rows }: LinearProgram) {
  const bound = (value: number) => (Number.isFinite(value) ? value : Math.sign(value) * highs.infinity);
  const { integer, continuous } = highs.constants.variableType;
  const terms = rows.flatMap((row) => row.terms);
  const starts = [0];
  for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.terms.length);
  return {
    numCols: columns.length,
    numRows: rows.length,
    colCost: columns.map(({ cost }) => cost),
    colLower: columns.map(() => 0),
    colUpper: columns.map(({ upper }) => upper),
    integrality: columns.map(({ isInteger }) => (isInteger ? integer : continuous)),
    rowLower: rows.map(({ least }) => bound(least)),
    rowUpper: rows.map(({ most }) => bound(most)),
    matrix: {
      format: 'csr' as const,
      numRows: rows.length,
      numCols: columns.length,
      starts,
      indices: terms.map(([column]) => column),
      values: terms.map(([, coefficient]) => coefficient),
    },
  };
}
