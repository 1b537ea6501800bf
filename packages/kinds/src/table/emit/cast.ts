import { readRule, type Access, type Rule } from '../../access.ts'
import type { AuthModel, Model } from '../../model.ts'
import { permissionsOf } from '../../permission.ts'
import { exampleOf } from './example.ts'

/** Somebody who calls in an emitted test, by the name that the test has for them. */
export interface Player {
  readonly name: string
  /** Absent for nobody, who has not signed in. */
  readonly role?: string
  /** What the role may, by name. */
  readonly permissions?: readonly string[]
  /** Whether the row that is called about is theirs. */
  readonly owns: boolean
}

/** What a condition comes to for somebody, about one row; undefined where nobody knows. */
export type Judge = (when: string, player: Player) => boolean | undefined

/** Nobody, a stranger, the owner, and one of each further role. */
export function castOf({ auth }: Model): readonly Player[] {
  const nobody = { name: 'nobody', owns: false }
  if (auth === undefined) return [nobody]
  const [role = '', ...others] = auth.settings.roles
  return [
    nobody,
    { name: 'owner', ...standingOf(role, auth), owns: true },
    { name: 'stranger', ...standingOf(role, auth), owns: false },
    ...others.map((other) => ({ name: nameOf(other), ...standingOf(other, auth), owns: false })),
  ]
}

/** Nobody, and one of each role. */
export function oneOfEach({ auth }: Model): readonly Player[] {
  if (auth === undefined) return [{ name: 'nobody', owns: false }]
  return [
    { name: 'nobody', owns: false },
    ...auth.settings.roles.map((role) => ({
      name: nameOf(role),
      ...standingOf(role, auth),
      owns: false,
    })),
  ]
}

/** A role, and what it may where permissions are declared. */
export function standingOf(
  role: string,
  { settings: { permissions } }: AuthModel,
): Pick<Player, 'role' | 'permissions'> {
  return { role, permissions: permissionsOf(role, permissions) }
}

const TAKEN = new Set(['nobody', 'other', 'owner', 'stranger'])

function nameOf(role: string): string {
  return TAKEN.has(role) ? `the ${role}` : role
}

/** Whether the emitted tests can sign people in, where that is asked for at all. */
export function canSignUp({ auth, tables }: Model): boolean {
  if (auth === undefined) return true
  const accounts = tables.find(({ node }) => node === auth.table)
  const asked = accounts?.columns.filter((column) => column.writable && !column.optional) ?? []
  return asked.every((column) => exampleOf(column, 1))
}

/**
 * The status that a call about a row gives to this one, where `done` is that of success; undefined
 * where a condition decides, by what stands in the row, and nobody has judged it.
 */
export function statusFor(
  player: Player,
  access: Access,
  done: number,
  judge: Judge = () => undefined,
): number | undefined {
  const rules = access.map(readRule)
  const reached = rules
    .filter((rule) => meets(player, rule))
    .map(({ when }) => when === undefined || judge(when, player))
  if (reached.includes(true)) return done
  if (reached.includes(undefined)) return undefined
  // Whoever a rule lets ask is told that there is no such row.
  if (reached.length > 0) return 404
  if (player.role === undefined) return 401
  return rules.some(({ who }) => who === 'owner') ? 404 : 403
}

/** The same of a call that makes a row: it is whose call it is, and who may not make it is told so. */
export function creationStatus(
  player: Player,
  access: Access,
  done: number,
  judge?: Judge,
): number | undefined {
  const maker = { ...player, owns: player.role !== undefined }
  const status = statusFor(maker, access, done, judge)
  return status === 404 ? 403 : status
}

/** Whether this one is among those whom the rule names. */
export function meets({ role, permissions, owns }: Player, rule: Rule): boolean {
  switch (rule.who) {
    case 'public':
      return true
    case 'signedIn':
      return role !== undefined
    case 'owner':
      return owns
    case 'role':
      return role !== undefined && rule.role === role
    case 'permission':
      return rule.permission !== undefined && permissions?.includes(rule.permission) === true
  }
}
