export type { Compiled, CompileOptions, Migration, Release, RouteInfo } from './compile.ts'
