import { parse, type Expression } from '@drawbridge/expressions'
import { code, name, type Code } from '@drawbridge/source'
import type { ColumnModel, Model } from '../../model.ts'
import { exampleOf } from '../../table/emit/example.ts'
import { tableOf } from '../../table/emit/lookup.ts'
import { keyColumnOf } from '../../table/emit/relations.ts'
import type { RowAt } from '../../table/emit/rule-tests/place.ts'
import { keyName, type Fixed } from '../../table/emit/rule-tests/seed.ts'
import { camel } from '../../names/words.ts'
import type { Step } from '../step.ts'

/** Where an endpoint goes no further: with this status, where it is known which, if a condition holds. */
export interface Gate {
  readonly condition: Expression
  /** What the condition has to come to for the gate to be shut. */
  readonly shutBy: boolean
  readonly status: number | undefined
}

/** A row that an endpoint looks for, by what its caller says. */
export interface Wanted {
  readonly row: RowAt
  /** What has to be decided before the row is made. */
  readonly before: readonly Code[]
  readonly fixed: readonly Fixed[]
}

/** What an endpoint asks before it does anything: the rows that it looks for, and when it refuses. */
export interface FirstRules {
  readonly rows: ReadonlyMap<string, RowAt>
  readonly wanted: readonly Wanted[]
  readonly gates: readonly Gate[]
  /** What stands in the path, by the names of its parameters. */
  readonly params: ReadonlyMap<string, Code>
  /** Names of the rows whose keys others ask for. */
  readonly keyed: ReadonlySet<string>
}

/** Reads the steps up to the first that does something. */
export function firstRulesOf(steps: readonly Step[], model: Model): FirstRules {
  const reading: Reading = {
    model,
    rows: new Map(),
    wanted: [],
    gates: [],
    params: new Map(),
    keyed: new Set(),
  }
  for (const step of steps) if (!read(step, reading)) break
  return reading
}

interface Reading extends FirstRules {
  readonly model: Model
  readonly rows: Map<string, RowAt>
  readonly wanted: Wanted[]
  readonly gates: Gate[]
  readonly params: Map<string, Code>
  readonly keyed: Set<string>
}

/** Whether the next step can be read too. */
function read(step: Step, reading: Reading): boolean {
  switch (step.kind) {
    case 'findOne':
      return readSearch(step, reading)
    case 'if':
      return readIf(step, reading)
    default:
      return false
  }
}

function readIf({ settings, bodies = {} }: Step, { gates }: Reading): boolean {
  const condition = formulaOf(settings['condition'])
  const [first, ...others] = bodies['then'] ?? []
  if (condition === undefined || (bodies['else'] ?? []).length > 0) return false
  const fails = first?.kind === 'fail' && others.length === 0
  const status = fails ? Number(first.settings['status'] ?? 400) : undefined
  gates.push({ condition, shutBy: true, status })
  return true
}

function readSearch({ name: called, settings }: Step, reading: Reading): boolean {
  const table = tableOf(String(settings['table']), reading.model)
  const where = formulaOf(settings['where'])
  const fails = (settings['whenMissing'] ?? 'fail') === 'fail'
  if (table === undefined || where === undefined || called === undefined || !fails) return false
  const row = { path: `row.${called}`, table }
  const before: Code[] = []
  const fixed: Fixed[] = []
  for (const part of partsOf(where)) {
    const link = linkIn(part, row, reading)
    if (link === undefined) {
      const condition = renamed(part, called)
      reading.gates.push({ condition, shutBy: false, status: 404 })
      continue
    }
    before.push(...link.before)
    fixed.push(...link.fixed)
  }
  reading.rows.set(called, row)
  reading.wanted.push({ row, before, fixed })
  return true
}

/** The parts that all have to be true. */
function partsOf(formula: Expression): readonly Expression[] {
  if (formula.kind !== 'binary' || formula.operator !== '&&') return [formula]
  return [...partsOf(formula.left), ...partsOf(formula.right)]
}

/** The row of a search goes by the name that the search has. */
function renamed(formula: Expression, called: string): Expression {
  switch (formula.kind) {
    case 'name':
      return formula.name === 'row' ? { ...formula, name: called } : formula
    case 'member':
      return { ...formula, object: renamed(formula.object, called) }
    case 'unary':
      return { ...formula, operand: renamed(formula.operand, called) }
    case 'binary':
      return {
        ...formula,
        left: renamed(formula.left, called),
        right: renamed(formula.right, called),
      }
    default:
      return formula
  }
}

/** What makes `row.slug == params.slug` or `row.articleId == article.id` true. */
function linkIn(part: Expression, row: RowAt, reading: Reading): Omit<Wanted, 'row'> | undefined {
  if (part.kind !== 'binary' || part.operator !== '==') return undefined
  const [own, other] = [part.left, part.right].map(memberIn)
  if (own?.of !== 'row' || other === undefined) return undefined
  const column = row.table.columns.find((one) => one.name === own.name)
  if (column === undefined) return undefined
  if (other.of === 'params') return byParameter(column, other.name, row, reading)
  const target = reading.rows.get(other.of)
  const relation = row.table.relations.find(
    ({ shape }) => shape.kind === 'toOne' && keyColumnOf(row.table, shape.column) === column,
  )
  if (target === undefined || other.name !== 'id' || relation?.target !== target.table.node)
    return undefined
  reading.keyed.add(target.path)
  return { before: [], fixed: [{ column: column.sql, value: code`${keyName(target)}` }] }
}

function byParameter(
  column: ColumnModel,
  parameter: string,
  row: RowAt,
  { params, keyed }: Reading,
): Omit<Wanted, 'row'> | undefined {
  if (column.role === 'key') {
    params.set(parameter, code`${keyName(row)}`)
    keyed.add(row.path)
    return { before: [], fixed: [] }
  }
  const example = exampleOf({ ...column, unique: true }, code`rows.number()`)
  if (column.role !== 'field' || example === undefined) return undefined
  const variable = name(camel([...row.path.split('.').slice(1), column.name]))
  params.set(parameter, code`encodeURIComponent(${variable})`)
  return {
    before: [code`const ${variable} = ${example}`],
    fixed: [{ column: column.sql, value: code`${variable}` }],
  }
}

function memberIn(formula: Expression): { of: string; name: string } | undefined {
  if (formula.kind !== 'member' || formula.object.kind !== 'name') return undefined
  return { of: formula.object.name, name: formula.name }
}

function formulaOf(text: unknown): Expression | undefined {
  if (typeof text !== 'string') return undefined
  const parsed = parse(text)
  return parsed.ok ? parsed.expression : undefined
}
