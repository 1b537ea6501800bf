export type { Diagnostic, Severity } from './diagnostic.ts'
export type { Json, JsonObject } from './json.ts'
export { FORMAT, type Connection, type Manifest, type Node, type Position } from './manifest.ts'
