import type { Access } from '../../access.ts'
import type { Model } from '../../model.ts'
import { exampleOf } from './example.ts'
import { rolesOf } from './reach.ts'

/** Somebody who calls in an emitted test, by the name that the test has for them. */
export interface Player {
  readonly name: string
  /** Absent for nobody, who has not signed in. */
  readonly role?: string
  /** Whether the row that is called about is theirs. */
  readonly owns: boolean
}

/** Nobody, a stranger, the owner, and one of each further role. */
export function castOf({ auth }: Model): readonly Player[] {
  const nobody = { name: 'nobody', owns: false }
  if (auth === undefined) return [nobody]
  const [role = '', ...others] = auth.settings.roles
  return [
    nobody,
    { name: 'owner', role, owns: true },
    { name: 'stranger', role, owns: false },
    ...others.map((other) => ({ name: nameOf(other), role: other, owns: false })),
  ]
}

const TAKEN = new Set(['nobody', 'owner', 'stranger'])

function nameOf(role: string): string {
  return TAKEN.has(role) ? `the ${role}` : role
}

/** Whether the emitted tests can sign people in, where that is asked for at all. */
export function canSignUp({ auth, tables }: Model): boolean {
  if (auth === undefined) return true
  const accounts = tables.find(({ node }) => node === auth.table)
  const asked = accounts?.columns.filter((column) => column.writable && !column.optional) ?? []
  return auth.settings.registration === 'open' && asked.every((column) => exampleOf(column, 1))
}

/** The status that a call about a row gives to this one, where `done` is that of success. */
export function statusFor(player: Player, access: Access, done: number): number {
  if (access.includes('public')) return done
  if (player.role === undefined) return 401
  if (access.includes('signedIn') || rolesOf(access).includes(player.role)) return done
  if (!access.includes('owner')) return 403
  return player.owns ? done : 404
}
