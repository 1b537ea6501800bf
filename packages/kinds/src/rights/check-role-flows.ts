import { parse } from '@drawbridge/expressions'
import { diagnose, isObject, pointer, type Diagnostic } from '@drawbridge/manifest'
import { readRule } from '../access.ts'
import type { AuthPart, Drawing, TablePart } from '../drawing.ts'
import { flowsOf, type FlowSource } from '../flow/flow-sources.ts'
import type { Step } from '../flow/step.ts'
import { permissionsOf } from '../permission.ts'
import { isMember, mentions } from './mentions.ts'
import { moreThan, powersOf, type Powers } from './powers.ts'

/** Endpoints that write the role of accounts for callers who have less than that role may have. */
export function checkRoleFlows(
  { settings }: AuthPart,
  accounts: TablePart,
  drawing: Drawing,
): readonly Diagnostic[] {
  const { roles, permissions } = settings
  const named = (rule: string): readonly string[] => {
    const { role, permission } = readRule(rule)
    if (role !== undefined) return [role]
    return roles.filter((one) => permissionsOf(one, permissions).includes(permission ?? ''))
  }
  const powers = powersOf(roles, drawing, named)
  const [first = ''] = roles
  return flowsOf(drawing).flatMap((flow): readonly Diagnostic[] => {
    if (flow.starts.kind !== 'endpoint') return []
    const writes = roleWrites(flow, accounts.node.id)
    if (writes.length === 0 || asksForRole(flow.steps)) return []
    const rules = flow.starts.access
    const callers = rules.flatMap((rule) => (named(rule).length > 0 ? named(rule) : [first]))
    return writes.flatMap(({ formula, path }) => {
      const pair = callers.flatMap((caller) => {
        const more = given(formula, caller, roles, powers)
        return more === undefined ? [] : [{ caller, more }]
      })[0]
      if (pair === undefined) return []
      const place = { node: flow.node, field: pointer(...path) }
      const facts = { role: pair.caller, more: pair.more, table: accounts.node.name }
      return [diagnose('role-for-oneself', place, facts)]
    })
  })
}

/** A role beyond the caller's that the formula may come to. */
function given(
  formula: string,
  caller: string,
  roles: readonly string[],
  powers: Powers,
): string | undefined {
  const parsed = parse(formula)
  const fixed =
    parsed.ok && parsed.expression.kind === 'literal' && parsed.expression.value.type === 'text'
      ? parsed.expression.value.value
      : undefined
  const open = fixed === undefined ? roles : roles.filter((one) => one === fixed)
  const some = new Map([...powers].filter(([role]) => role === caller || open.includes(role)))
  return moreThan(caller, some)
}

interface Write {
  readonly formula: string
  readonly path: readonly (string | number)[]
}

function roleWrites({ steps, path }: FlowSource, accounts: string): readonly Write[] {
  return eachStep(steps, [...path, 'steps']).flatMap(({ step: { settings }, at }) => {
    const { table, values } = settings
    const formula = isObject(values) ? values['role'] : undefined
    return table === accounts && typeof formula === 'string'
      ? [{ formula, path: [...at, 'settings', 'values', 'role'] }]
      : []
  })
}

/** Whether the flow itself looks at what its caller is. */
function asksForRole(steps: readonly Step[]): boolean {
  return eachStep(steps, []).some(({ step: { settings } }) =>
    ['condition', 'value', 'of'].some((name) => {
      const formula = settings[name]
      const parsed = typeof formula === 'string' ? parse(formula) : undefined
      return (
        parsed?.ok === true &&
        mentions(
          parsed.expression,
          (piece) => isMember(piece, 'user', 'role') || isMember(piece, 'user', 'permissions'),
        )
      )
    }),
  )
}

interface Placed {
  readonly step: Step
  readonly at: readonly (string | number)[]
}

/** A step without its shape is said elsewhere, and nothing is looked for in it. */
function eachStep(steps: readonly Step[], path: readonly (string | number)[]): readonly Placed[] {
  if (!Array.isArray(steps)) return []
  return steps.flatMap((step: Step | null, index): readonly Placed[] => {
    if (step === null || !isObject(step.settings)) return []
    const at = [...path, index]
    const inner = Object.entries(step.bodies ?? {}).flatMap(([slot, body]) =>
      eachStep(body, [...at, 'bodies', slot]),
    )
    return [{ step, at }, ...inner]
  })
}
