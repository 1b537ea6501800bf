import type { Operation } from '@drawbridge/kinds/faces'
import { isObject, listed, type Manifest, type Node } from '@drawbridge/manifest'
import { Draft } from '../draft.ts'
import { rulesOf } from '../people/set-rules.ts'
import type { Advice } from './advice.ts'

const CHANGES = ['update', 'delete', 'restore'] as const
const ADDS = ['create', 'bulkCreate'] as const
const LOOKS = ['list', 'read'] as const

export const VERBS: Readonly<Record<Operation, string>> = {
  list: 'list',
  read: 'read',
  create: 'add',
  update: 'change',
  delete: 'delete',
  bulkCreate: 'add many at once',
  restore: 'restore',
}

/**
 * Rules that let in more people than the rest of the drawing speaks for. Each only narrows; what is public on purpose
 * is left as it is by leaving the advice.
 */
export function ruleAdvice(manifest: Manifest): readonly Advice[] {
  const draft = new Draft(manifest)
  const accounts = draft.accounts()
  const isSignedInTo = accounts !== undefined
  return draft
    .playing('rows')
    .filter(({ id, settings }) => id !== accounts?.id && isObject(settings['access']))
    .flatMap((table) => {
      if (!isSignedInTo) return []
      return table.settings['owner'] === true ? owned(table) : unowned(table, draft)
    })
}

/** Rows have an owner, and others change or see them all the same. */
function owned(table: Node): readonly Advice[] {
  const { name } = table
  const changed = open(table, CHANGES, ['public', 'signedIn'])
  const seen = open(table, LOOKS, ['public', 'signedIn'])
  return [
    ...narrowed(table, changed, 'owner', {
      says: `Let only the owner of a row ${verbs(changed)} ${name}.`,
      why: `Each row of ${name} has an owner, and ${people(table, changed)} may ${verbs(changed)} everybody’s.`,
    }),
    ...narrowed(table, seen, 'owner', {
      says: `Let only the owner of a row ${verbs(seen)} ${name}.`,
      why: `Each row of ${name} has an owner, and ${people(table, seen)} may ${verbs(seen)} everybody’s. Leave it where that is meant.`,
    }),
    ...added(table),
  ]
}

/** Nobody owns a row: who changes them is a matter of roles. */
function unowned(table: Node, draft: Draft): readonly Advice[] {
  const { name } = table
  const changed = open(table, CHANGES, ['public'])
  const role = draft.roles().at(-1) ?? 'admin'
  return [
    ...narrowed(table, changed, `role:${role}`, {
      says: `Let only the role ${role} ${verbs(changed)} ${name}.`,
      why: `Anybody on the internet may ${verbs(changed)} ${name}, and rows have no owner who else could.`,
    }),
    ...added(table),
  ]
}

/** Rows that strangers add. */
function added(table: Node): readonly Advice[] {
  const { name } = table
  const open_ = open(table, ADDS, ['public'])
  return narrowed(table, open_, 'signedIn', {
    says: `Let only people who are signed in ${verbs(open_)} ${name}.`,
    why: `Anybody on the internet may ${verbs(open_)} ${name}, programs too. Leave it where strangers are meant to, as in a form for contact.`,
  })
}

/** Operations that one of these rules lets everybody do, without a condition. */
const open = (
  table: Node,
  operations: readonly Operation[],
  rules: readonly string[],
): readonly Operation[] =>
  operations.filter((one) => rulesOf(table, one).some((rule) => rules.includes(rule)))

const verbs = (operations: readonly Operation[]): string =>
  listed(
    operations.map((one) => VERBS[one]),
    'and',
  )

const people = (table: Node, operations: readonly Operation[]): string =>
  operations.some((one) => rulesOf(table, one).includes('public'))
    ? 'anybody on the internet'
    : 'everybody who is signed in'

function narrowed(
  table: Node,
  operations: readonly Operation[],
  rule: string,
  { says, why }: Pick<Advice, 'says' | 'why'>,
): readonly Advice[] {
  if (operations.length === 0) return []
  const commands = operations.map((operation) => {
    const rest = rulesOf(table, operation).filter(
      (one) => one !== 'public' && one !== 'signedIn' && one !== rule,
    )
    const value = [rule, ...rest]
    return { type: 'setSetting', id: table.id, path: ['access', operation], value } as const
  })
  return [{ node: table.id, says, why, commands }]
}
