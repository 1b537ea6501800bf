import type { CliCommand } from '../command.ts'
import { access } from './access.ts'
import { ask } from './ask.ts'
import { build } from './build.ts'
import { resetPassword } from './reset-password.ts'
import { run } from './run.ts'
import { mcp } from './mcp.ts'
import { migrate } from './migrate.ts'
import { check } from './check.ts'
import { diff } from './diff.ts'
import { createNew } from './new.ts'
import { schema } from './schema.ts'
import { studio } from './studio.ts'

/** Every command, in the order in which a person meets them. */
export const COMMANDS: readonly CliCommand[] = [
  studio,
  createNew,
  check,
  build,
  run,
  access,
  diff,
  migrate,
  ask,
  mcp,
  schema,
  resetPassword,
]
