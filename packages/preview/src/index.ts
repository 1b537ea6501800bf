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
export type { Loss } from './effects/loss.ts'
export type { SeenEffect, SeenRow } from './effects/seen-effects.ts'
export { mendRows } from './effects/mend-rows.ts'
export type { WantedMend } from './effects/wanted-mends.ts'
export {
  createPreviews,
  type PreviewEvents,
  type Previews,
  type PreviewsOptions,
} from './previews.ts'
export type { Problem } from './problem.ts'
export { NotHeld } from './not-held.ts'
export { NotRunning } from './project.ts'
export { hostText, outsideHost } from './outside-host.ts'
export type {
  Applied,
  ApplyOptions,
  OutsideHost,
  Paused,
  PreviewState,
  StartOptions,
} from './state.ts'
export type { GivenCell, RowChange } from './rows/change-rows.ts'
export type { Cell } from './rows/cell.ts'
export { type GridRow, type RowQuestion, WrongQuestion } from './rows/find-rows.ts'
export { type ChangedRows, changeRows, findRows, type FoundRows } from './rows/grid.ts'
export { type GridColumn, type GridTable, gridTables } from './rows/grid-table.ts'
export { type TakenOut, takeOutMadeUp } from './rows/take-out.ts'
export { runSql } from './rows/run-sql.ts'
export { readTraces } from './spans/read-traces.ts'
export { dialectOf, entryOf, type TracedCode } from './spans/run-of-trace.ts'
export { sourceVersion } from './spans/source-version.ts'
export type { GivenTrace } from './spans/span.ts'
export type { SeenTest } from './inside/words.ts'
export type { TestsOptions } from './tests/run-tests.ts'
export { NotKept, testOfRun, type Wire } from './saved/test-of-run.ts'
export type { StepPlace } from './trace/points.ts'
export type { Run, TracedMoment } from './trace/runs.ts'
export type { OnlyTry, WatchedAnswer } from './trace/watch-request.ts'
export { NoDatabase } from './verify/try-database.ts'
export {
  TRIALS,
  type Finding,
  type TrialName,
  type TrialResult,
  type Verdict,
  type VerifyOptions,
} from './verify/verification.ts'
