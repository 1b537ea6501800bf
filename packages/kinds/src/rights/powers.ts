import { OPERATIONS } from '../access.ts'
import type { Drawing } from '../drawing.ts'
import { flowsOf } from '../flow/flow-sources.ts'

/** What each role is let do by rules that name it, or a permission of it: the places of those rules. */
export type Powers = ReadonlyMap<string, ReadonlySet<string>>

/** Roles that one rule lets do what it is for, by their names; none where it names no role. */
export type Named = (rule: string) => readonly string[]

/** The powers of these roles, by all rules of a drawing. */
export function powersOf(roles: readonly string[], drawing: Drawing, named: Named): Powers {
  const powers = new Map(roles.map((role) => [role, new Set<string>()]))
  for (const { place, rule } of rulesOf(drawing))
    for (const role of named(rule)) powers.get(role)?.add(`${place}${/ when .*/s.exec(rule) ?? ''}`)
  return powers
}

/** A role that may do something which this one may not, among those that it may give. */
export function moreThan(
  role: string,
  powers: Powers,
  given: readonly string[] = [...powers.keys()],
): string | undefined {
  const own = powers.get(role) ?? new Set()
  // Whoever may do it to all rows may do it to some.
  const isOwn = (power: string) => own.has(power) || own.has(power.replace(/ when .*/s, ''))
  return given.find((one) => ![...(powers.get(one) ?? [])].every(isOwn))
}

function rulesOf(drawing: Drawing): readonly { readonly place: string; readonly rule: string }[] {
  const found = (place: string, rules: readonly string[] = []) =>
    rules.map((rule) => ({ place, rule }))
  return [
    ...drawing.tables.flatMap(({ node, settings: { access = {}, fields } }) => [
      ...OPERATIONS.flatMap((one) => found(`${node.id}/${one}`, access[one])),
      ...fields.flatMap(({ id, readRule, writeRule }) => [
        ...found(`${node.id}/${id}/read`, readRule),
        ...found(`${node.id}/${id}/write`, writeRule),
      ]),
    ]),
    ...flowsOf(drawing).flatMap(({ id, starts }) =>
      starts.kind === 'endpoint' ? found(id, starts.access) : [],
    ),
  ]
}
