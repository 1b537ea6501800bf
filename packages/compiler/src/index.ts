export type { ReadManifest } from './1-read/read-manifest.ts'
export { readManifest } from './1-read/read.ts'
export { checkManifest, type Checked } from './2-check/check.ts'
export type { Compiled, CompileOptions, Migration, Release, RouteInfo } from './compile.ts'
