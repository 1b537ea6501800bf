import type { Expected, ExpectedTable } from './case.ts'
import type { Fact } from './facts.ts'
import { meanings } from './meaning.ts'

export interface Around {
  /** What the project said before. */
  readonly old: ReadonlyMap<string, Fact>
  /** The table of accounts of the drawing. */
  readonly accounts: string | undefined
  readonly expected: Expected
  /** Tables that may be there. */
  readonly maybe: readonly string[]
}

const OPEN = /\bpublic\b/
const READING = ['list', 'read']

/**
 * What a drawing can't do without, or what every drawer has to choose where nothing is said of it:
 * neither right nor wrong. A door that is opened for everybody to write is never among it.
 */
export function isNobodysWish(fact: Fact, around: Around): boolean {
  const { old, accounts, maybe } = around
  if (maybe.includes(fact.table)) return true
  const isNew = !old.has(`table/${fact.table}//`)
  const isAccount = fact.table === accounts
  switch (fact.kind) {
    case 'table':
      return isAccount
    case 'field':
    case 'type':
      return isNew && (isAccount || isOnlyName(fact, around))
    case 'limit':
      return (isNew && (isAccount || isOnlyName(fact, around))) || isChosenFreely(fact, around)
    case 'keeps':
      return fact.member === 'timestamps' || fact.member === 'owner'
    case 'relation':
      return fact.member === 'owner'
    case 'offer':
      return saidOf(fact, around)?.offers === undefined
    case 'rule':
      return isNew && !isRuled(fact, around) && isSafe(fact)
    case 'signIn':
      return isUsual(fact, old)
    case 'computed':
      return false
  }
}

/** Of a new field: whether it is required, what it begins with, how long its column is, and what its type asks for. */
function isChosenFreely({ table, member, aspect, value }: Fact, { old }: Around): boolean {
  if (old.has(`field/${table}/${member}/`) || old.has(`relation/${table}/${member}/`)) return false
  if (aspect === 'min') return value === '0'
  if (aspect === 'unique') return member === 'email'
  return ['required', 'default', 'length', 'format', 'onDelete'].includes(aspect)
}

/** What rows are known by, in a table of which no field is said. */
function isOnlyName(fact: Fact, around: Around): boolean {
  const fields = Object.keys(saidOf(fact, around)?.fields ?? {})
  return (
    ['name', 'title', 'label'].includes(fact.member) && fields.every((name) => name.endsWith('?'))
  )
}

/** What is expected of the table. */
function saidOf({ table }: Fact, { expected }: Around): ExpectedTable | undefined {
  return Object.entries(expected.tables ?? {}).find(([names]) =>
    meanings(names.replace(/\?$/, '')).includes(table),
  )?.[1]
}

/** The prompt says who may do this one. */
function isRuled(fact: Fact, around: Around): boolean {
  return Object.keys(saidOf(fact, around)?.rules ?? {})
    .flatMap((operations) => operations.split(','))
    .some((operation) => operation.trim() === fact.member)
}

function isSafe({ member, value }: Fact): boolean {
  return READING.includes(member) || !OPEN.test(value)
}

function isUsual({ member, value }: Fact, old: ReadonlyMap<string, Fact>): boolean {
  if (old.has('signIn//there/')) return false
  if (member.startsWith('role '))
    return value === 'first' || ['role user', 'role admin', 'role member'].includes(member)
  if (member.startsWith('way ')) return false
  return member !== 'registration' || value === 'open'
}
