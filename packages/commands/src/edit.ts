import type { Manifest } from '@drawbridge/manifest'
import type { Command } from './command.ts'

/** What a command made of a manifest, and the command that takes it back. */
export interface Edit {
  readonly manifest: Manifest
  readonly inverse: Command
}
