import type { Selection } from './selection.ts'
import { type Code, code, name } from '@drawbridge/source'

export function guardNames({ included }: Selection): Code {
  const guards = included.flatMap(({ relation }) =>
    relation.shape.kind === 'toOne' && relation.shape.required
      ? [code`${name(relation.name)} === undefined`]
      : [],
  )
  return guards.reduce((all, one) => code`${all} || ${one}`)
}
