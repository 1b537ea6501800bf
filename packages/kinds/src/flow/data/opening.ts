import type { QueryFile } from '../query-file.ts'
import type { QueryArguments } from './query-arguments.ts'
import type { Selection } from './selection.ts'
import { type SqlPart, boundStatement, fixedStatement, hasList } from './statement.ts'
import { type Code, code } from '@drawbridge/source'
import * as refs from '../../table/emit/refs.ts'

export interface Opening {
  readonly before: Code | false
  readonly sql: Code
  readonly params: Code
}

/** A statement as a constant of the file; put together in the function where it holds a list. */
export function statementOf(
  file: QueryFile,
  parts: readonly SqlPart[],
  args: QueryArguments,
  wish: string,
  dialect: Selection['resource']['dialect'],
  /** Parameters that come before those of the parts, and have their placeholders already. */
  given: readonly Code[] = [],
): Opening {
  if (hasList(parts)) {
    const sql = boundStatement(parts, args, dialect)
    return {
      before: code`
        const params: ${refs.Param}[] = [${given}]
        const sql = ${sql}`,
      sql: code`sql`,
      params: code`params`,
    }
  }
  const { sql, params } = fixedStatement(parts, args, dialect, given.length + 1)
  const constant = file.head(constantName(wish), (called) => code`const ${called} = ${sql}`)
  return {
    before: false,
    sql: code`${constant}`,
    params: code`[${[...given, ...params]}]`,
  }
}

export function constantName(called: string): string {
  return called.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()
}
