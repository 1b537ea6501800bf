import type { Manifest } from '@drawbridge/manifest'
import type { Expected } from './case.ts'
import { flowsIn } from './drawn-flows.ts'
import { accountsOf, type Fact, factsOf } from './facts.ts'
import { compareFlows } from './compare-flows.ts'
import { alternatives, meanings } from './meaning.ts'
import { isNobodysWish } from './nobodys-wish.ts'
import { changesOf, namedAnew, wantedChanges } from './renamed.ts'
import { type Group, type Wanted, wantedOf } from './wanted.ts'

/** What a planner made of a prompt. */
export interface Planned {
  readonly manifest: Manifest
  /** What it says of all that it understood: readings, questions, answers. */
  readonly says: readonly string[]
  /** Whether it says of a part of the prompt that nothing is made of it. */
  readonly declined: boolean
  readonly asks: readonly Asked[]
}

/** A question, and what is taken meanwhile. */
export interface Asked {
  readonly phrase: string
  readonly text: string
  readonly choices: readonly string[]
  readonly taken: string
}

/** One thing that was wanted and is there, was missed, or is there and nobody wanted it. */
export interface Finding {
  readonly group: Group
  readonly how: 'right' | 'missed' | 'wrong'
  readonly says: string
}

/** A drawing against one reading of its prompt: by what changed in the project that it was said in. */
export function compare(expected: Expected, start: Manifest, planned: Planned): readonly Finding[] {
  const drawn = planned.manifest
  const before = namedAnew(start, drawn)
  return [
    ...compareFacts(expected, before, drawn),
    ...compareNamed(expected, start, before, drawn),
    ...compareFlows(expected.flows ?? [], flowsIn(before), flowsIn(drawn)),
    ...compareAnswer(expected, planned),
  ]
}

function compareFacts(expected: Expected, before: Manifest, drawn: Manifest): readonly Finding[] {
  const old = factsOf(before)
  const changed = [...factsOf(drawn)]
    .filter(([key, { value }]) => old.get(key)?.value !== value)
    .map(([, fact]) => fact)
  // What the project said already is nothing that a prompt asks for.
  const asked = wantedOf(expected).filter(
    ({ fits, isThere = fits }) => ![...old.values()].some(isThere),
  )
  const { findings, left } = match(asked, changed)
  const around = {
    old,
    accounts: accountsOf(drawn),
    expected,
    maybe: Object.keys(expected.tables ?? {})
      .filter((name) => name.endsWith('?'))
      .flatMap((name) => meanings(name.slice(0, -1))),
  }
  return [
    ...findings,
    ...left
      .filter((fact) => !isNobodysWish(fact, around))
      .map((fact) => ({ group: GROUPS[fact.kind], how: 'wrong' as const, says: said(fact) })),
  ]
}

/** Each wanted thing takes the first that fits it and that no other has taken. */
function match(
  wanted: readonly Wanted[],
  facts: readonly Fact[],
): { readonly findings: readonly Finding[]; readonly left: readonly Fact[] } {
  const left = [...facts]
  const findings = wanted.flatMap(({ group, says, optional, fits }): readonly Finding[] => {
    const at = left.findIndex(fits)
    if (at >= 0) left.splice(at, 1)
    if (optional) return []
    return [{ group, says, how: at < 0 ? 'missed' : 'right' }]
  })
  return { findings, left }
}

function compareNamed(
  expected: Expected,
  start: Manifest,
  before: Manifest,
  drawn: Manifest,
): readonly Finding[] {
  const left = [...changesOf(start, before, drawn)]
  const findings = wantedChanges(expected).map(({ says, fits }): Finding => {
    const at = left.findIndex(fits)
    if (at >= 0) left.splice(at, 1)
    return { group: 'changes', says, how: at < 0 ? 'missed' : 'right' }
  })
  return [
    ...findings,
    ...left.map((change): Finding => ({ group: 'changes', how: 'wrong', says: change.join(' ') })),
  ]
}

function compareAnswer({ answer, declines }: Expected, planned: Planned): readonly Finding[] {
  const text = planned.says.join('\n').toLowerCase()
  const isSaid = (words: string): boolean =>
    alternatives(words.toLowerCase()).some((one) => new RegExp(`\\b${one}`).test(text))
  return [
    ...(answer?.says ?? []).map((words): Finding => ({
      group: 'answers',
      says: `says ${words}`,
      how: isSaid(words) ? 'right' : 'missed',
    })),
    ...(answer?.never ?? [])
      .filter(isSaid)
      .map((words): Finding => ({ group: 'answers', says: `says ${words}`, how: 'wrong' })),
    ...(declines === true
      ? [
          {
            group: 'answers' as const,
            says: 'says that it can’t',
            how: planned.declined ? ('right' as const) : ('missed' as const),
          },
        ]
      : []),
  ]
}

const GROUPS: Readonly<Record<Fact['kind'], Group>> = {
  table: 'tables',
  field: 'fields',
  type: 'types',
  limit: 'limits',
  keeps: 'limits',
  relation: 'relations',
  rule: 'rules',
  offer: 'endpoints',
  computed: 'computed',
  signIn: 'sign-in',
}

function said({ kind, table, member, aspect, value }: Fact): string {
  return [kind, [table, member].filter((name) => name !== '').join('.'), aspect, value]
    .filter((word) => word !== '')
    .join(' ')
}
