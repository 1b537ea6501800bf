import type { Operation } from '@drawbridge/kinds/faces'
import { operationsSaid } from '../../grammar/deed-words.ts'
import { isDoer } from '../person-words.ts'

/** What a cell says that somebody may: of everybody's rows, or of their own alone. */
export interface Right {
  readonly operation: Operation
  readonly isOwn: boolean
}

const ALL: readonly Operation[] = ['list', 'read', 'create', 'update', 'delete']
const YES =
  /^(?:y|yes|x|✓|✔|✅|☑|●|•|\+|ok|true|1|all|any|allowed|can|everything|everybody's|everyone's)$/iu
const NO =
  /^(?:|n|no|-+|[–—−]|✗|✘|❌|✖|☐|×|false|0|none|never|nothing|no access|not allowed|forbidden)$/iu
const OWN =
  /^(?:yes\s*)?(?:,|-|:)?\s*\(?(?:only\s+)?(?:(?:their|his|her|its|your|my)\s+)?own(?:\s+(?:only|ones?|rows?|records?|entries))?\)?$/iu
const FULL = /^(?:full|all|everything|crud|full access|full control|read\s*\/\s*write|rw|r\/w|x)$/iu
/** “all except delete” */
const EXCEPT =
  /^(?:full|all|everything|anything|crud|full access)\s*,?\s*\(?(?:except(?: for)?|but(?: not)?|without|excluding|apart from|not|no)\s+(?<less>[^()]+)\)?$/iu
const LETTERS: Readonly<Record<string, readonly Operation[]>> = {
  c: ['create'],
  r: ['list', 'read'],
  u: ['update'],
  d: ['delete'],
  w: ['create', 'update', 'delete'],
}

const GENERIC =
  /^(?:|roles?|who|users?|user types?|actors?|groups?|people|person|permissions?|rights?|access|actions?|operations?|can|may|what|resources?|tables?|things?|entity|entities|objects?|data|rules?)$/iu

/** Whether the cell in the corner, or a heading, names nothing by itself. */
export const isGeneric = (cell: string): boolean => GENERIC.test(cell.trim())

/** What a head of a row or column says that is done; empty where it is no deed. */
export function deedsOf(cell: string): readonly Operation[] {
  const said = cell.toLowerCase().trim()
  if (/^(?:write)$/.test(said)) return ['create', 'update', 'delete']
  return operationsSaid(said).filter((one) => ALL.includes(one))
}

/** Whether a cell names a kind of people. */
export function arePeople(cell: string): boolean {
  const last = cell.toLowerCase().trim().split(/\s+/).at(-1) ?? ''
  return /^(?:everyone|everybody|anyone|anybody|public|anonymous|owner|role)$/.test(last)
    ? true
    : isDoer(last)
}

/** Of a deed: whether it may be done; undefined where the cell says something else. */
export function markOf(cell: string): 'yes' | 'no' | 'own' | undefined {
  const said = cell.trim()
  if (NO.test(said)) return 'no'
  if (YES.test(said)) return 'yes'
  return OWN.test(said) ? 'own' : undefined
}

/** Of a thing: what may be done with it; undefined where the cell says something else. */
export function rightsOf(cell: string): readonly Right[] | undefined {
  const said = cell.trim().toLowerCase()
  if (NO.test(said)) return []
  if (FULL.test(said)) return ALL.map((operation) => ({ operation, isOwn: false }))
  if (OWN.test(said)) return ALL.map((operation) => ({ operation, isOwn: true }))
  const less = EXCEPT.exec(said)?.groups?.['less']
  const taken = less === undefined ? [] : rightsOf(less)
  if (
    taken === undefined ||
    (less === undefined &&
      /\b(?:not|no|never|none|nothing|nobody|cannot|except|but|without)\b/u.test(said))
  )
    return undefined
  if (taken.length > 0)
    return ALL.flatMap((operation) =>
      taken.some((one) => one.operation === operation) ? [] : [{ operation, isOwn: false }],
    )
  const isAllOwn = /[(,]?\s*(?:only\s+)?(?:their\s+)?own(?:\s+only)?\s*\)?$/u.test(said)
  const parts = said
    .replace(
      isAllOwn && !said.includes(',')
        ? /[(\s]*(?:only\s+)?(?:their\s+)?own(?:\s+only)?\s*\)?$/u
        : /$^/u,
      '',
    )
    .split(/\s*(?:,|\/|\+|&|;|\band\b)\s*/u)
    .filter((part) => part !== '')
  const rights: Right[] = []
  for (const part of parts) {
    const isOwn = /\bown\b/u.test(part) || (isAllOwn && !said.includes(','))
    const bare = part.replaceAll(/[()]|\b(?:only|their|own|all|any|ones?)\b/gu, ' ').trim()
    const operations = /^[crudw]{1,5}$/u.test(bare)
      ? bare.split('').flatMap((letter) => LETTERS[letter] ?? [])
      : deedsOf(bare)
    if (operations.length === 0) return undefined
    rights.push(...operations.map((operation) => ({ operation, isOwn })))
  }
  return rights
}
