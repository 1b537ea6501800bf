import { aliased, code, lit, name, templateOf, type Code } from '@drawbridge/source'
import { tablesIn } from '@drawbridge/sql'
import { withCondition } from '../../access.ts'
import type { Reach } from './reach.ts'
import * as refs from './refs.ts'
import { capitalised, columnSql, type Resource } from './resource.ts'
import { ruleOf } from './rules.ts'
import { mayBeEveryone, ownerColumn } from './statements.ts'

/** A further condition in a statement of another table: the rows that its caller reaches. */
export function scopeOf(target: Resource, reach: Reach, caller: Code): Code | '' {
  const rule = ruleOf(target, reach)
  if (rule === undefined) return ''
  const local = aliased(rule, `${target.table.names.plural}${capitalised(rule.name)}`)
  if (reach.kind === 'some') return code`${local}(${target.model.auth && code`${caller}, `}params)`
  const owner = columnSql(target, ownerColumn(target))
  return code`${refs.ownedBy}(${lit(owner)}, ${local}(${caller}), params)`
}

/** What a statement about these rows ends in, whichever rule it is that narrows; false where none does. */
export function narrowing(resource: Resource, reach: Reach): Code | false {
  if (reach.kind !== 'own') return reachedCall(resource, reach) || false
  const owner = columnSql(resource, ownerColumn(resource))
  return code`${refs.ownedBy}(${lit(owner)}${reachValue(resource, reach)}, params)`
}

/** `reachable(caller, params)`: what a statement about these rows ends in. */
export function reachedCall(resource: Resource, reach: Reach): Code | '' {
  const rule = reach.kind === 'some' ? ruleOf(resource, reach) : undefined
  return rule === undefined ? '' : code`${rule}(${resource.model.auth && code`caller, `}params)`
}

/**
 * The same where the statement writes. MySQL writes no table that the statement reads besides, so what
 * looks at other rows of the table is asked of a copy of the one row.
 */
export function reachedWrite(resource: Resource, reach: Reach): Code | '' {
  const call = reachedCall(resource, reach)
  if (call === '' || resource.dialect !== 'mysql' || !readsItself(resource, reach)) return call
  const { sql, key } = resource
  const id = columnSql(resource, key)
  return templateOf([
    ` AND ${id} IN (SELECT id FROM (SELECT DISTINCT ${id} FROM ${sql} WHERE ${id} = `,
    code`${refs.bind}(params, id)`,
    call,
    ') AS reached)',
  ])
}

function readsItself({ table }: Resource, reach: Reach): boolean {
  if (reach.kind !== 'some') return false
  return withCondition(reach.access).some(({ when }) => {
    const condition = table.conditions.get(when)
    return condition !== undefined && tablesIn(condition).has(table.names.sql)
  })
}

/** What a handler tells a query of its caller: `, ownUnlessAdmin(caller)`, or the caller itself. */
export function reachValue(resource: Resource, reach: Reach): Code | false {
  if (reach.kind === 'some') return resource.model.auth !== undefined && code`, caller`
  const rule = ruleOf(resource, reach)
  return rule !== undefined && code`, ${rule}(caller)`
}

/** Parameters of a statement by key, where a condition is going to add some. */
export function keyedParams(reach: Reach, params: Code): Code | false {
  return reach.kind === 'some' && code`const params: ${refs.Param}[] = [${params}]`
}

/** A call of a statement by key, with the owner's where there is one. */
export function keyedCall(
  resource: Resource,
  method: Code,
  constant: string,
  params: Code,
  reach: Reach,
): { readonly all: Code; readonly own?: Code } {
  const whole = name(constant)
  switch (reach.kind) {
    case 'all':
      return { all: code`${method}(${whole}, [${params}])` }
    case 'some': {
      const isRead = constant === 'READ'
      const reached = isRead ? reachedCall(resource, reach) : reachedWrite(resource, reach)
      const sql = templateOf([whole, reached])
      return { all: code`${method}(${sql}, params)` }
    }
    case 'own': {
      if (!mayBeEveryone(reach)) return { all: code`${method}(${whole}, [${params}, owner])` }
      const own = code`${method}(${name(`${constant}_OWN`)}, [${params}, owner])`
      return { all: code`${method}(${whole}, [${params}])`, own }
    }
  }
}
