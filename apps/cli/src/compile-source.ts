import { compile, type Compiled, type CompileOptions } from '@drawbridge/compiler'
import type { Dialect } from '@drawbridge/sql'
import { UsageError } from './command.ts'
import { readSource } from './read-source.ts'

/** Reads and compiles what a person named on the command line. */
export async function compileSource(path: string, options: CompileOptions = {}): Promise<Compiled> {
  return compile(await readSource(path), options)
}

const DIALECTS: readonly Dialect[] = ['sqlite', 'mysql', 'postgres']

/** `--database mysql` */
export function dialectNamed(name: string | undefined): Dialect | undefined {
  if (name === undefined) return undefined
  const dialect = DIALECTS.find((one) => one === name)
  if (dialect) return dialect
  throw new UsageError(`There is no database “${name}”. There are: ${DIALECTS.join(', ')}.`)
}

/** The dialect that an address asks for: `mysql://…`, `postgres://…`, `sqlite:./file.db`. */
export function dialectOfUrl(url: string): Dialect {
  const scheme = /^[a-z]+(?=:)/.exec(url)?.[0] ?? ''
  const dialect = { mysql: 'mysql', postgres: 'postgres', postgresql: 'postgres', sqlite: 'sqlite' }[
    scheme
  ]
  if (dialect !== undefined) return dialectNamed(dialect) ?? 'sqlite'
  throw new UsageError('A database address begins with mysql://, postgres:// or sqlite:')
}
