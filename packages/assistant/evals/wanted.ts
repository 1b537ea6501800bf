import type { Expected, ExpectedTable } from './case.ts'
import type { Fact } from './facts.ts'
import { alternatives, meanings, meant, meantWords, whoIsMeant } from './meaning.ts'

/** What precision and recall are told of. */
export type Group =
  | 'tables'
  | 'fields'
  | 'types'
  | 'limits'
  | 'relations'
  | 'rules'
  | 'computed'
  | 'sign-in'
  | 'endpoints'
  | 'flows'
  | 'changes'
  | 'answers'
  | 'asks'

/** A fact that a drawing should have. */
export interface Wanted {
  readonly group: Group
  readonly says: string
  /** It may be there, and nobody misses it. */
  readonly optional: boolean
  fits(fact: Fact): boolean
  /** The project said it already, so that it is nothing to ask for; as what fits, unless it goes by its name. */
  isThere?(fact: Fact): boolean
}

/** All that a reading of a prompt asks for, but flows, answers, new names and what goes. */
export function wantedOf({ tables = {}, signIn }: Expected): readonly Wanted[] {
  return [
    ...Object.entries(tables).flatMap(([names, table]) => ofTable(names, table)),
    ...(signIn === undefined ? [] : ofSignIn(signIn)),
  ]
}

function ofTable(said: string, table: ExpectedTable): readonly Wanted[] {
  const { name, optional } = mayBe(said)
  const names = meanings(name)
  const wanted = (
    group: Group,
    kind: Fact['kind'],
    says: string,
    fits: (fact: Fact) => boolean = () => true,
    isOptional = false,
  ): Wanted => ({
    group,
    says: `${name}${says}`,
    optional: optional || isOptional,
    fits: (fact) => fact.kind === kind && names.includes(fact.table) && fits(fact),
  })
  return [
    wanted('tables', 'table', ''),
    ...Object.entries(table.fields ?? {}).flatMap(([field, spec]) => ofField(field, spec, wanted)),
    ...Object.entries(table.relations ?? {}).flatMap(([relation, spec]) =>
      ofRelation(relation, spec, wanted),
    ),
    ...Object.entries(table.rules ?? {}).flatMap(([operations, who]) =>
      alternatives(operations.replaceAll(',', '|')).map((operation) =>
        wanted(
          'rules',
          'rule',
          `: ${who} may ${operation}`,
          ({ member, value }) => member === operation && isOneOf(value, who),
        ),
      ),
    ),
    ...(table.offers ?? []).map((operation) =>
      wanted('endpoints', 'offer', ` offers ${operation}`, ({ member }) => member === operation),
    ),
    ...Object.entries(table.computed ?? {}).flatMap(([field, of]) => [
      wanted(
        'computed',
        'computed',
        `.${field} of ${of}`,
        ({ member, value }) =>
          meanings(field).includes(member) &&
          meantWords(of).every((word) => ` ${value} `.includes(word)),
      ),
    ]),
    ...(table.keeps ?? []).map((one) =>
      wanted('limits', 'keeps', ` keeps ${one}`, ({ member }) => member === one),
    ),
    ...(table.together ?? []).map((fields) =>
      wanted(
        'limits',
        'limit',
        `: ${fields.join(' and ')} unique together`,
        ({ aspect, member }) => {
          const drawn = member.split('+')
          const each = fields.every((field) => meanings(field).some((one) => drawn.includes(one)))
          return aspect === 'together' && each && drawn.length === fields.length
        },
      ),
    ),
  ]
}

type Of = (
  group: Group,
  kind: Fact['kind'],
  says: string,
  fits?: (fact: Fact) => boolean,
  isOptional?: boolean,
) => Wanted

/** `decimal required min=0`: type and limits. */
function ofField(said: string, spec: string, wanted: Of): readonly Wanted[] {
  const { name, optional } = mayBe(said)
  const names = meanings(name)
  const isIt = ({ member }: Fact): boolean => names.includes(member)
  const [types = '', ...limits] = spec.split(' ').filter((word) => word !== '')
  const isTyped = types !== '' && types !== '-'
  return [
    wanted('fields', 'field', `.${name}`, isIt, optional),
    wanted(
      'types',
      'type',
      `.${name}: ${types}`,
      (fact) => isIt(fact) && (!isTyped || familyOf(types).has(fact.value)),
      optional || !isTyped,
    ),
    ...limits.map((limit) => {
      const { name: text, optional: maybe } = mayBe(limit)
      const { aspects, values } = limitOf(text)
      return wanted(
        'limits',
        'limit',
        `.${name} ${text}`,
        (fact) => isIt(fact) && aspects.includes(fact.aspect) && isValue(fact, values),
        optional || maybe,
      )
    }),
  ]
}

/** `one authors onDelete=cascade`: how many, where to, and limits. */
function ofRelation(name: string, spec: string, wanted: Of): readonly Wanted[] {
  const words = spec.split(' ')
  const to = words.filter((word) => !word.includes('=')).join(' ')
  const isNamed = ({ member }: Fact): boolean => meanings(name).includes(member)
  const leads = wanted(
    'relations',
    'relation',
    ` → ${to}`,
    ({ value }) => leadsThere(value, to),
    to.includes('?'),
  )
  return [
    { ...leads, isThere: (fact) => leads.fits(fact) && isNamed(fact) },
    ...words
      .filter((word) => word.includes('='))
      .map((limit) => {
        const { aspects, values } = limitOf(limit)
        return wanted(
          'limits',
          'limit',
          `.${name} ${limit}`,
          (fact) => isNamed(fact) && aspects.includes(fact.aspect) && isValue(fact, values),
        )
      }),
  ]
}

const ALWAYS: Readonly<Record<string, readonly [string, string]>> = {
  required: ['required', 'yes'],
  optional: ['required', 'no'],
  unique: ['unique', 'yes'],
  hidden: ['visible', 'hidden'],
  readOnly: ['visible', 'readOnly'],
  writeOnly: ['visible', 'writeOnly'],
}

/** `max=120`; without a value, any will do. */
function limitOf(text: string): { aspects: readonly string[]; values?: readonly string[] } {
  const always = ALWAYS[text]
  if (always !== undefined) return { aspects: [always[0]], values: [always[1]] }
  const [aspect = '', value] = text.split('=')
  const aspects = aspect === 'max' ? ['max', 'length'] : [aspect]
  return value === undefined ? { aspects } : { aspects, values: alternatives(value) }
}

/** Choices are the same ones in any order. */
function isValue({ aspect, value }: Fact, values: readonly string[] | undefined): boolean {
  if (values === undefined) return true
  const asSet = (list: string): string => list.split(',').map(meant).sort().join()
  return values.some((one) => {
    if (aspect === 'values') return asSet(one) === asSet(value)
    if (aspect === 'readable' || aspect === 'writable') return whoIsMeant(one.split(',')) === value
    return one === value || (aspect === 'default' && meant(one) === value)
  })
}

const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  string: ['string', 'text'],
  text: ['string', 'text'],
  integer: ['integer', 'bigint'],
  bigint: ['integer', 'bigint'],
  number: ['integer', 'bigint', 'decimal', 'float'],
  float: ['float', 'decimal'],
}

/** `integer|decimal`: every type that is right. */
function familyOf(types: string): ReadonlySet<string> {
  return new Set(alternatives(types).flatMap((type) => FAMILIES[type] ?? [type]))
}

/** `one author account` for `one users|members`: how many, and where to. */
function leadsThere(drawn: string, spec: string): boolean {
  const [many = '', ...target] = spec.replace('?', '').split(' ')
  const [drawnMany, ...drawnTargets] = drawn.split(' ')
  return (
    many === drawnMany && meanings(target.join(' ')).some((name) => drawnTargets.includes(name))
  )
}

function isOneOf(drawn: string, who: string): boolean {
  return alternatives(who).some((one) => {
    const said = one.split(',').map((rule) => rule.trim())
    const rules = drawn.split(', ')
    return (
      said.length === rules.length && said.every((rule) => rules.some((is) => isRule(is, rule)))
    )
  })
}

function isRule(drawn: string, said: string): boolean {
  const [who = '', condition] = said.split(' when ')
  const [rule] = whoIsMeant([who]).split(', ')
  if (condition === undefined) return drawn === rule
  const spoken = drawn.split(' ')
  return (
    drawn.startsWith(`${rule} when `) &&
    meantWords(condition).every((word) => spoken.includes(word))
  )
}

function ofSignIn(expected: NonNullable<Expected['signIn']>): readonly Wanted[] {
  const wanted = (member: string, values?: readonly string[]): Wanted => ({
    group: 'sign-in',
    says: `sign-in: ${[member, ...(values ?? [])].join(' ')}`,
    optional: false,
    fits: (fact) =>
      fact.kind === 'signIn' &&
      alternatives(member).includes(fact.member) &&
      (values === undefined || values.includes(fact.value)),
  })
  const { method, identifier, roles = [], registration, ways = [] } = expected
  return [
    wanted('there'),
    ...(method === undefined ? [] : [wanted('method', [method])]),
    ...(identifier === undefined ? [] : [wanted('identifier', meanings(identifier))]),
    ...(registration === undefined ? [] : [wanted('registration', [registration])]),
    ...roles.map((role) =>
      wanted(
        meanings(role)
          .map((one) => `role ${one}`)
          .join('|'),
      ),
    ),
    ...ways.map((way) =>
      wanted(
        alternatives(way)
          .map((one) => `way ${one}`)
          .join('|'),
      ),
    ),
  ]
}

function mayBe(text: string): { name: string; optional: boolean } {
  const optional = text.endsWith('?')
  return { name: optional ? text.slice(0, -1) : text, optional }
}
