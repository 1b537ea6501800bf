import type { Operation } from '@drawbridge/kinds/faces'
import { listed, type Node } from '@drawbridge/manifest'
import { VERBS } from '../advice/rule-advice.ts'
import type { Draft } from '../draft.ts'
import { DOES } from '../explain/explain-part.ts'
import { allFlows, nameOfFlow } from '../explain/drawn-flows.ts'
import { peopleOf } from '../explain/people.ts'
import { rulesOf } from '../people/set-rules.ts'

/** “Reading one of orders: the owner of the row, or the role staff.” */
export function whoDoes(operations: readonly Operation[], table: Node): string {
  const byPeople = Map.groupBy(operations, (one) => peopleOf([...rulesOf(table, one)]))
  return [...byPeople]
    .map(([people, some]) => {
      const doing = some.map((one) => doingTo(one, table))
      const said = listed(
        doing.map((one, at) => (at === 0 ? one : `${one.charAt(0).toLowerCase()}${one.slice(1)}`)),
        'and',
      )
      return people === 'nobody'
        ? `${said}: nobody, the api does not offer it.`
        : `${said}: ${people}.`
    })
    .join(' ')
}

const doingTo = (operation: Operation, { name }: Node): string =>
  DOES[operation].replace(/ (?:them|(?:one|many)\b)/, (what) =>
    what === ' them' ? ` ${name}` : `${what} of ${name}`,
  )

/** “list and read products; add orders, and list and read their own” */
export function deedsOf(
  asked: readonly string[],
  tables: readonly Node[],
  operations: readonly Operation[],
  draft: Draft,
): readonly string[] {
  const isIn = (rules: readonly unknown[]): boolean =>
    rules.some((rule) => asked.includes(String(rule).split(' when ')[0] ?? ''))
  const ofRows = tables.flatMap((table) => {
    const all = operations.filter((one) => isIn(rulesOf(table, one)))
    const isKnown = !asked.every((rule) => rule === 'public')
    const own = operations.filter(
      (one) =>
        isKnown && !all.includes(one) && rulesOf(table, one).some((rule) => /^owner\b/.test(rule)),
    )
    const isInSome = all.some((one) => !rulesOf(table, one).some((rule) => asked.includes(rule)))
    const said =
      all.length === 0 ? '' : `${verbs(all)} ${table.name}${isInSome ? ' in some cases' : ''}`
    const theirs =
      own.length === 0 ? '' : `${verbs(own)} their own ${said === '' ? table.name : ''}`.trim()
    const both = [said, theirs].filter(Boolean).join(', and ')
    return both === '' ? [] : [both]
  })
  const calls = allFlows(draft.manifest).flatMap((flow) => {
    const { access, path } = flow.holder
    return typeof path === 'string' && Array.isArray(access) && isIn(access)
      ? [`call ${nameOfFlow(flow)}`]
      : []
  })
  return tables.length === draft.playing('rows').length ? [...ofRows, ...calls] : ofRows
}

const verbs = (operations: readonly Operation[]): string =>
  listed(
    operations.map((one) => VERBS[one]),
    'and',
  )
