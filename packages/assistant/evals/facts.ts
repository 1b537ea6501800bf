import {
  type AuthSettings,
  type Field,
  OPERATIONS,
  type Relation,
  type TableSettings,
} from '@drawbridge/kinds'
import type { Manifest, Node } from '@drawbridge/manifest'
import { meant, meantWords, whoIsMeant } from './meaning.ts'

/** One thing that a drawing says: of a table, of a member of it, in one respect. */
export interface Fact {
  readonly kind:
    | 'table'
    | 'field'
    | 'type'
    | 'limit'
    | 'relation'
    | 'rule'
    | 'offer'
    | 'computed'
    | 'keeps'
    | 'signIn'
  /** By its meaning; empty for sign-in. */
  readonly table: string
  readonly member: string
  /** Of a limit: which. */
  readonly aspect: string
  readonly value: string
}

/** Whose rows are the accounts, by the meaning of the table's name. */
export function accountsOf(manifest: Manifest): string | undefined {
  const auth = manifest.nodes.find(({ kind }) => kind === 'auth')
  const ids = manifest.connections.filter(({ from }) => from === auth?.id).map(({ to }) => to)
  const table = manifest.nodes.find(({ id, kind }) => kind === 'table' && ids.includes(id))
  return table === undefined ? undefined : meant(table.name)
}

export function tablesOf(manifest: Manifest): readonly Node[] {
  return manifest.nodes.filter(({ kind }) => kind === 'table')
}

/** Settings of a table as they should be; what a planner drew may lack any of them. */
export function tableSettings(node: Node): Partial<TableSettings> {
  return node.settings
}

/** Everything that a drawing says of its tables and its sign-in, by a key of its own each. */
export function factsOf(manifest: Manifest): ReadonlyMap<string, Fact> {
  const accounts = accountsOf(manifest)
  const facts = [
    ...tablesOf(manifest).flatMap((node) => factsOfTable(node, manifest, accounts)),
    ...manifest.nodes.filter(({ kind }) => kind === 'auth').flatMap(factsOfSignIn),
  ]
  return new Map(facts.map((fact) => [keyOf(fact), fact]))
}

/** What a fact is about: another fact with this key says something else of the same. */
function keyOf({ kind, table, member, aspect }: Fact): string {
  return [kind, table, member, aspect].join('/')
}

function factsOfTable(node: Node, manifest: Manifest, accounts: string | undefined) {
  const settings = tableSettings(node)
  const table = meant(node.name)
  const fact = (kind: Fact['kind'], member = '', value = '', aspect = ''): Fact => ({
    kind,
    table,
    member,
    aspect,
    value,
  })
  const nameOf = (id: string): string =>
    meant(manifest.nodes.find((one) => one.id === id)?.name ?? id)
  const target = ({ target: id }: Relation): string => {
    const name = nameOf(id)
    return name === accounts ? `${name} account` : name
  }
  const kept = (['timestamps', 'softDelete', 'owner', 'version'] as const).filter(
    (one) => settings[one] === true,
  )
  return [
    fact('table'),
    ...(settings.fields ?? []).flatMap((field) => [
      fact('field', meant(field.name)),
      fact('type', meant(field.name), field.type),
      ...Object.entries(limitsOf(field)).map(([aspect, value]) =>
        fact('limit', meant(field.name), value, aspect),
      ),
    ]),
    ...(settings.relations ?? []).flatMap((relation) => [
      fact('relation', meant(relation.name), `${HOW_MANY[relation.type]} ${target(relation)}`),
      fact('limit', meant(relation.name), relation.required === true ? 'yes' : 'no', 'required'),
      ...(relation.onDelete === undefined
        ? []
        : [fact('limit', meant(relation.name), relation.onDelete, 'onDelete')]),
    ]),
    ...(settings.owner === true ? [fact('relation', 'owner', `one ${accounts} account`)] : []),
    ...(settings.indexes ?? [])
      .filter(({ kind }) => kind === 'unique')
      .map(({ fields }) => fact('limit', fields.map(meant).sort().join('+'), 'yes', 'together')),
    ...(settings.computed ?? []).map(({ name, formula }) =>
      fact('computed', meant(name), meantWords(formula).join(' ')),
    ),
    ...kept.map((one) => fact('keeps', one)),
    ...(settings.key === 'uuid' ? [fact('keeps', 'uuid')] : []),
    ...OPERATIONS.flatMap((operation) => {
      const rules = settings.access?.[operation] ?? []
      if (rules.length === 0) return []
      return [fact('rule', operation, whoIsMeant(rules)), fact('offer', operation)]
    }),
  ]
}

const HOW_MANY = { manyToOne: 'one', oneToOne: 'oneToOne', manyToMany: 'many' } as const

/** What a field must be, by name; `no` where something that is always said does not hold. */
function limitsOf(field: Field): Readonly<Record<string, string>> {
  const isText = field.type === 'string' || field.type === 'text'
  const said = {
    required: field.required === true ? 'yes' : 'no',
    unique: field.unique === true ? 'yes' : undefined,
    min: isText ? field.minLength : field.minimum,
    max: isText ? field.maxLength : field.maximum,
    length: isText ? field.length : undefined,
    format: field.format,
    pattern: field.pattern,
    values: field.values?.map(meant).join(','),
    default:
      field.default?.kind === 'literal' ? meant(String(field.default.value)) : field.default?.kind,
    visible: field.visibility === 'normal' ? undefined : field.visibility,
    readable: field.readRule && whoIsMeant(field.readRule),
    writable: field.writeRule && whoIsMeant(field.writeRule),
  }
  return Object.fromEntries(
    Object.entries(said).flatMap(([aspect, value]) =>
      value === undefined ? [] : [[aspect, String(value)]],
    ),
  )
}

function factsOfSignIn(node: Node): readonly Fact[] {
  const settings: Partial<AuthSettings> = node.settings
  const fact = (member: string, value = ''): Fact => ({
    kind: 'signIn',
    table: '',
    member,
    aspect: '',
    value,
  })
  return [
    fact('there'),
    fact('method', settings.method ?? 'jwt'),
    fact('identifier', meant(settings.identifier ?? 'email')),
    fact('registration', settings.registration ?? 'open'),
    ...(settings.roles ?? []).map((role, index) =>
      fact(`role ${meant(role)}`, index === 0 ? 'first' : ''),
    ),
    ...(settings.ways ?? []).map((way) => fact(`way ${way.kind}`)),
  ]
}
