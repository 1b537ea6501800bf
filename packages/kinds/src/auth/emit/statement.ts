import { template, type Code, type Name, type Ref } from '@drawbridge/source'
import type { Dialect } from '@drawbridge/sql'

type Hole = string | Code | Name | Ref

/** Tag of a statement with `?` for its parameters, which are numbered where the database wants it. */
export const statementsOf =
  (dialect: Dialect) =>
  (strings: TemplateStringsArray, ...holes: readonly Hole[]): Code => {
    if (dialect !== 'postgres') return template(strings, ...holes)
    let position = 0
    const numbered = strings.map((part) => part.replaceAll('?', () => `$${++position}`))
    return template(Object.assign(numbered, { raw: numbered }), ...holes)
  }
