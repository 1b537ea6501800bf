export type { Command, Path } from './command.ts'
