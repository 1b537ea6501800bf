import type { Expression, LiteralValue } from '@drawbridge/expressions'
import type { Model, RelationModel, TableModel } from '../../../model.ts'
import { tableOf } from '../lookup.ts'
import { keyColumnOf } from '../relations.ts'
import type { Known, Place, RowAt } from './place.ts'

/** What conditions are about: rows by their names, and whoever asks for them. */
export interface Scene {
  readonly model: Model
  readonly rows: ReadonlyMap<string, RowAt>
  /** What is sent along, by the names that formulas have for it. */
  readonly sent?: Sent
  /** Whether whoever asks has signed in. */
  readonly isSomebody: boolean
  /** A part that is taken for the contrary, to see what hangs on it. */
  readonly contrary?: Expression
  look(place: Place): Known
}

type Sent = Readonly<Record<string, unknown>>

type Value =
  | { readonly kind: 'known'; readonly known: Known }
  | { readonly kind: 'person'; readonly isCaller: boolean }
  | { readonly kind: 'row'; readonly row: RowAt }
  | { readonly kind: 'rows'; readonly there: Known; readonly row: RowAt }
  | { readonly kind: 'sent'; readonly sent: Sent }
  | { readonly kind: 'people'; readonly hasCaller: Known }

type Names = Scene['rows']

const known = (value: Known): Value => ({ kind: 'known', known: value })
const UNKNOWN = known(undefined)

/** What a condition comes to; undefined where that is not known before it is asked. */
export function truthOf(formula: Expression, scene: Scene): boolean | undefined {
  return truth(valueOf(formula, scene, scene.rows))
}

function truth(value: Value): boolean | undefined {
  return value.kind === 'known' && typeof value.known === 'boolean' ? value.known : undefined
}

function valueOf(formula: Expression, scene: Scene, names: Names): Value {
  const value = plainValueOf(formula, scene, names)
  if (formula !== scene.contrary) return value
  const is = truth(value)
  return is === undefined ? UNKNOWN : known(!is)
}

function plainValueOf(formula: Expression, scene: Scene, names: Names): Value {
  const inner = (one: Expression): Value => valueOf(one, scene, names)
  switch (formula.kind) {
    case 'literal':
      return known(literalOf(formula.value))
    case 'name': {
      const row = names.get(formula.name)
      if (row !== undefined) return { kind: 'row', row }
      if (formula.name !== 'user') return sentValue(scene.sent?.[formula.name])
      return scene.isSomebody ? { kind: 'person', isCaller: true } : known(null)
    }
    case 'member':
      return memberOf(inner(formula.object), formula.name, scene)
    case 'unary': {
      const operand = truth(inner(formula.operand))
      return formula.operator === '-' || operand === undefined ? UNKNOWN : known(!operand)
    }
    case 'binary':
      return known(combined(formula.operator, inner(formula.left), inner(formula.right)))
    case 'method':
      return known(tried(formula, inner(formula.object), scene, names))
    case 'call':
      return known(worked(formula.name, formula.arguments.map(inner)))
    default:
      return UNKNOWN
  }
}

function memberOf(object: Value, name: string, scene: Scene): Value {
  if (isNothing(object)) return object
  if (object.kind === 'sent') return sentValue(object.sent[name] ?? null)
  // Whoever has the id of an account is that person.
  if (object.kind === 'person' && name === 'id') return object
  if (object.kind !== 'row') return UNKNOWN
  const { path, table } = object.row
  const relation = table.relations.find((one) => one.name === name || isKeyOf(one, name, table))
  if (relation !== undefined) return related(`${path}.${relation.name}`, relation, table, scene)
  const column = table.columns.find((one) => one.name === name && one.role === 'field')
  if (column === undefined || column.computed !== undefined) return UNKNOWN
  return known(scene.look({ path: `${path}.${name}`, kind: 'field', column }))
}

function sentValue(value: unknown): Value {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return known(value)
  if (typeof value === 'string') return known(value)
  const isObject = typeof value === 'object' && !Array.isArray(value)
  return isObject ? { kind: 'sent', sent: { ...value } } : UNKNOWN
}

/** `authorId` of `author` */
function isKeyOf({ shape }: RelationModel, name: string, table: TableModel): boolean {
  return shape.kind === 'toOne' && keyColumnOf(table, shape.column).name === name
}

function related(path: string, relation: RelationModel, table: TableModel, scene: Scene): Value {
  const { shape } = relation
  const target = tableOf(relation.target, scene.model)
  const isAccount = relation.target === scene.model.auth?.table
  if (target === undefined) return UNKNOWN
  const row = { path, table: target }
  if (shape.kind === 'toOne') {
    const required = !keyColumnOf(table, shape.column).nullable
    if (isAccount) {
      const isCaller = scene.look({ path, kind: 'person', required })
      return typeof isCaller === 'boolean' ? { kind: 'person', isCaller } : known(isCaller)
    }
    const isThere = required || scene.look({ path, kind: 'row' })
    return isThere ? { kind: 'row', row } : known(null)
  }
  if (isAccount && shape.kind === 'manyToMany')
    return { kind: 'people', hasCaller: scene.look({ path, kind: 'people' }) }
  if (isAccount || shape.kind !== 'toMany') return UNKNOWN
  return { kind: 'rows', row, there: scene.look({ path, kind: 'row' }) }
}

/** What a function of one text gives. */
function worked(called: string, [first]: readonly Value[]): Known {
  const text = first?.kind === 'known' ? first.known : undefined
  if (typeof text !== 'string') return undefined
  if (called === 'length') return [...text].length
  return called === 'trim' ? text.trim() : undefined
}

/** Whether some row is such a one, or every row. */
function tried(
  { method, parameter, body }: Extract<Expression, { kind: 'method' }>,
  object: Value,
  scene: Scene,
  names: Names,
): Known {
  if (object.kind !== 'rows' || (method !== 'some' && method !== 'every')) return undefined
  if (object.there === false) return method === 'every'
  return truth(valueOf(body, scene, new Map([...names, [parameter, object.row]])))
}

function combined(operator: string, left: Value, right: Value): boolean | number | undefined {
  const one = truth(left)
  const other = truth(right)
  switch (operator) {
    case '&&':
      return one === false || other === false ? false : one && other
    case '||':
      return one === true || other === true ? true : one === undefined ? undefined : other
    case '==':
      return isSame(left, right)
    case '!=': {
      const same = isSame(left, right)
      return same === undefined ? undefined : !same
    }
    case 'has':
      return has(left, right)
    default:
      return ofNumbers(operator, left, right)
  }
}

function isSame(left: Value, right: Value): boolean | undefined {
  if (left.kind === 'person' && right.kind === 'person') return left.isCaller === right.isCaller
  if (left.kind !== 'known') return isThere(left) && isNothing(right) ? false : undefined
  if (right.kind !== 'known') return isSame(right, left)
  if (left.known === undefined || right.known === undefined) return undefined
  return left.known === right.known
}

const isThere = ({ kind }: Value): boolean => kind === 'person' || kind === 'row' || kind === 'sent'
const isNothing = (value: Value): boolean => value.kind === 'known' && value.known === null

function has(left: Value, right: Value): boolean | undefined {
  if (left.kind !== 'people') return undefined
  // Nobody is not one of them.
  if (isNothing(right)) return false
  const isOfCaller = right.kind === 'person' && right.isCaller
  return isOfCaller && typeof left.hasCaller === 'boolean' ? left.hasCaller : undefined
}

function ofNumbers(operator: string, left: Value, right: Value): boolean | number | undefined {
  if (left.kind !== 'known' || right.kind !== 'known') return undefined
  const [one, other] = [left.known, right.known]
  if (typeof one !== 'number' || typeof other !== 'number') return undefined
  switch (operator) {
    case '+':
      return one + other
    case '-':
      return one - other
    case '<':
      return one < other
    case '<=':
      return one <= other
    case '>':
      return one > other
    case '>=':
      return one >= other
    default:
      return undefined
  }
}

function literalOf(literal: LiteralValue): Known {
  switch (literal.type) {
    case 'null':
      return null
    case 'number':
      return Number(literal.digits)
    default:
      return literal.value
  }
}
