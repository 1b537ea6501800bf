import type { AnyCaller, Person } from '@drawbridge/protocol'
import type { Manifest, Node } from '@drawbridge/manifest'
import { rolesOf } from '../details/table/access-words.ts'

/** Somebody who may be acted as, and what they are called. */
export interface Part {
  readonly key: string
  readonly label: string
  readonly caller: AnyCaller
  /** Made here, so that they can be changed and sent away again. */
  readonly isKept: boolean
}

export const keyOf = (caller: AnyCaller): string =>
  typeof caller === 'string' ? caller : `${caller.isProgram ? 'program ' : ''}${caller.name}`

const wordsOf = (role: string): string =>
  role
    .replaceAll(/(?=[A-Z])|_/g, ' ')
    .trim()
    .toLowerCase()
const withArticle = (role: string): string => {
  const words = wordsOf(role)
  return `${/^[aeio]/.test(words) ? 'an' : 'a'} ${words}`
}
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const highestOf = (roles: readonly string[]): string | undefined =>
  roles.includes('admin') ? 'admin' : roles.at(-1)

/** Somebody of one of the roles that the drawing has. */
export function callerOf(role: string, roles: readonly string[]): AnyCaller {
  if (role === roles[0]) return 'user'
  return role === highestOf(roles) ? 'admin' : { name: `one_${role}`.slice(0, 40), role }
}

/** Everybody that a backend can be tried as: nobody, one of each role, and the people made here. */
export function castOf(manifest: Manifest, people: readonly Person[]): readonly Part[] {
  if (!manifest.nodes.some(({ kind }) => kind === 'auth'))
    return [{ key: 'nobody', label: 'Nobody', caller: 'nobody', isKept: false }]
  const roles = rolesOf(manifest)
  const callers = roles.map((role): Part => {
    const caller = callerOf(role, roles)
    return { key: keyOf(caller), label: capital(withArticle(role)), caller, isKept: false }
  })
  return [
    { key: 'nobody', label: 'Nobody', caller: 'nobody', isKept: false },
    ...callers,
    ...people.map((person) => ({
      key: keyOf(person),
      label: nameOf(person),
      caller: person,
      isKept: true,
    })),
  ]
}

export const nameOf = ({ name }: Person): string => capital(name)

/** The role of whoever is acting, where the drawing has roles. */
export function roleOf(caller: AnyCaller, roles: readonly string[]): string | undefined {
  if (caller === 'admin') return highestOf(roles)
  return typeof caller === 'string' ? roles[0] : (caller.role ?? roles[0])
}

/** Who is meant in the middle of a sentence, by the roles that the drawing has: `nobody`, `a guest`, `Ada`. */
export function callerWords(caller: AnyCaller, roles: readonly string[]): string {
  if (caller === 'nobody') return 'nobody'
  if (caller === 'user') return withArticle(roles[0] ?? 'user')
  if (caller === 'admin') return withArticle(highestOf(roles) ?? 'admin')
  const { name, role, scopes, isProgram } = caller
  if (name.startsWith('one_')) return withArticle(role ?? '')
  const what = isProgram ? 'the program ' : ''
  return `${what}${nameOf(caller)}${scopes && !isProgram ? ' with a key' : ''}`
}

const NAMES = ['ada', 'grace', 'alan', 'barbara', 'edsger', 'frances', 'ken', 'radia']
const PROGRAMS = ['robot', 'importer', 'reporter', 'scheduler']

/** The next one, with nothing to fill in; undefined where there are enough. */
export function nextPerson(people: readonly Person[], isProgram: boolean): Person | undefined {
  const names = isProgram ? PROGRAMS : NAMES
  const name = names.find((one) => people.every((person) => person.name !== one))
  if (name === undefined) return undefined
  return isProgram ? { name, isProgram: true, scopes: ['read'] } : { name }
}

interface Choices {
  readonly roles: readonly string[]
  /** What members of an organisation are; null where no organisations are drawn. */
  readonly memberRoles: readonly string[] | null
  readonly hasKeys: boolean
  readonly hasPrograms: boolean
}

/** What people can be in this drawing. */
export function choicesOf(manifest: Manifest): Choices {
  const auth = manifest.nodes.find(({ kind }) => kind === 'auth')
  const ways = Array.isArray(auth?.settings['ways']) ? auth.settings['ways'] : []
  const keys = ways.map(Object).find(({ kind }) => kind === 'apiKeys')
  return {
    roles: rolesOf(manifest),
    memberRoles: memberRolesOf(manifest),
    hasKeys: keys !== undefined,
    hasPrograms: typeof keys?.serviceAccountsBy === 'string',
  }
}

function memberRolesOf({ nodes }: Manifest): readonly string[] | null {
  const apart = nodes.find(({ kind }) => kind === 'organisation')
  if (apart === undefined) return null
  const chosen = apart.settings['memberships']
  const values = nodes
    .filter(({ id, kind }) => kind === 'table' && (chosen === undefined || chosen === id))
    .flatMap(roleValues)
  return [...new Set(values)]
}

function roleValues({ settings: { fields } }: Node): readonly string[] {
  const role = (Array.isArray(fields) ? fields : [])
    .map(Object)
    .find(({ name, type }) => name === 'role' && type === 'enum')
  return Array.isArray(role?.values) ? role.values.map(String) : []
}
