import { compile, type Compiled, type CompileOptions } from '@drawbridge/compiler'
import { DIALECTS, type Dialect } from '@drawbridge/sql'
import { notThere, UsageError } from './command.ts'
import { readSource } from './read-source.ts'

/** Reads and compiles what a person named on the command line. */
export async function compileSource(path: string, options: CompileOptions = {}): Promise<Compiled> {
  return compile(await readSource(path), options)
}

/** `--database mysql` */
export function dialectNamed(name: string | undefined): Dialect | undefined {
  if (name === undefined) return undefined
  const dialect = DIALECTS.find((one) => one === name)
  if (dialect) return dialect
  throw new UsageError(notThere('database', name, DIALECTS))
}

/** The dialect that an address asks for: `mysql://…`, `postgres://…`. */
export function dialectOfUrl(url: string): Dialect {
  const dialect = URL.canParse(url) ? SCHEMES[new URL(url).protocol] : undefined
  if (dialect) return dialect
  throw new UsageError('A database address begins with mysql:// or postgres://')
}

const SCHEMES: Readonly<Record<string, Dialect>> = {
  'mysql:': 'mysql',
  'postgres:': 'postgres',
  'postgresql:': 'postgres',
}
