export type { Diagnostic, Severity } from './diagnostic.ts'
export { BUILD } from './diagnostics/build.ts'
export {
  DIAGNOSTICS,
  diagnose,
  hasErrors,
  type DiagnosticCode,
  type Facts,
  type Place,
} from './diagnostics/diagnose.ts'
export { listed, quoted } from './diagnostics/entry.ts'
export { FAULTS } from './diagnostics/faults.ts'
export { VERIFICATION } from './diagnostics/verification.ts'
export { decodeManifest } from './decode-manifest.ts'
export { isObject, itemsOf, type Json, type JsonObject } from './json.ts'
export { isShownAt, LEVELS, type Level } from './level.ts'
export { LIMITS } from './limits.ts'
export { nearest } from './nearest.ts'
export { FORMAT, type Connection, type Manifest, type Node, type Position } from './manifest.ts'
export { checkJson, parseJson } from './parse-json.ts'
export { pointer, segmentsOf } from './pointer.ts'
export { printManifest } from './print-manifest.ts'
export { Reader } from './reader.ts'
export type { Result } from './result.ts'
export { markOfProblem } from './same-problem.ts'
