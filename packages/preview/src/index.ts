export type { Account } from './development/account.ts'
export { createCallers, type AnyCaller, type Callers } from './development/callers.ts'
export type { Comparison } from './development/compare.ts'
export { NoCaller } from './development/no-caller.ts'
export type { Caller, Person } from './development/person.ts'
export type { SignedIn } from './development/sign-in.ts'
export { NoAnswer, Unsendable, type PreviewAnswer, type PreviewRequest } from './http.ts'
export { LIMITS, type Limits } from './isolation/cell.ts'
export type { Isolation, Level, ProbeResult } from './isolation/level.ts'
export type { CodeAdvice, CodeQuestion } from './language/languages.ts'
export type { LogLine } from './log.ts'
export type { Loss } from './losses.ts'
export {
  createPreviews,
  type PreviewEvents,
  type Previews,
  type PreviewsOptions,
} from './previews.ts'
export type { Problem } from './problem.ts'
export { NotRunning } from './project.ts'
export { hostText, outsideHost } from './outside-host.ts'
export type { Applied, ApplyOptions, OutsideHost, PreviewState, StartOptions } from './state.ts'
export type { GivenCell, RowChange } from './rows/change-rows.ts'
export type { Cell } from './rows/cell.ts'
export { type GridRow, type RowQuestion, WrongQuestion } from './rows/find-rows.ts'
export { type ChangedRows, changeRows, findRows, type FoundRows } from './rows/grid.ts'
export { type GridColumn, type GridTable, gridTables } from './rows/grid-table.ts'
export { runSql } from './rows/run-sql.ts'
export type { StepPlace } from './trace/points.ts'
export type { Run, TracedHappening } from './trace/runs.ts'
export type { OnlyTry, WatchedAnswer } from './trace/watch-request.ts'
export { NoDatabase } from './verify/try-database.ts'
export {
  TRIALS,
  type Finding,
  type TrialName,
  type TrialResult,
  type Verdict,
} from './verify/verification.ts'
