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
const article = (words: string): string => (/^[aeio]/.test(words) ? 'An' : 'A')

/** Everybody that a backend can be tried as: nobody, one of each role, and the people made here. */
export function castOf(manifest: Manifest, people: readonly Person[]): readonly Part[] {
  if (!manifest.nodes.some(({ kind }) => kind === 'auth'))
    return [{ key: 'nobody', label: 'Nobody', caller: 'nobody', isKept: false }]
  const roles = rolesOf(manifest)
  const highest = roles.includes('admin') ? 'admin' : roles.at(-1)
  const callers = roles.map((role, index): Part => {
    const words = wordsOf(role)
    const caller =
      index === 0 ? 'user' : role === highest ? 'admin' : { name: `one_${role}`.slice(0, 40), role }
    return { key: keyOf(caller), label: `${article(words)} ${words}`, caller, isKept: false }
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

export const nameOf = ({ name }: Person): string => name.charAt(0).toUpperCase() + name.slice(1)

/** Who is meant in the middle of a sentence: `nobody`, `a user`, `Ada`. */
export function callerWords(caller: AnyCaller): string {
  if (caller === 'nobody') return 'nobody'
  if (caller === 'user') return 'a user'
  if (caller === 'admin') return 'an admin'
  const { name, role, scopes, isProgram } = caller
  if (name.startsWith('one_')) {
    const words = wordsOf(role ?? '')
    return `${article(words).toLowerCase()} ${words}`
  }
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
