import { parse, type Expression } from '@drawbridge/expressions'

/** The fields of a row that a condition compares, by how. */
export interface LookUp {
  readonly equal: readonly string[]
  readonly ranged: readonly string[]
  /** What its rows are sorted by. */
  readonly sorts: readonly string[]
}

type Compared = Omit<LookUp, 'sorts'>

const NONE: Compared = { equal: [], ranged: [] }

/** What all rows that are looked for have in common: what stands between “or” is no help in finding them. */
export function lookedUpBy(condition: string): Compared {
  if (condition === '') return NONE
  const parsed = parse(condition)
  return parsed.ok ? comparedIn(parsed.expression) : NONE
}

const RANGES: ReadonlySet<string> = new Set(['<', '<=', '>', '>='])

function comparedIn(expression: Expression): Compared {
  const bare = fieldIn(expression)
  if (bare !== undefined) return { equal: [bare], ranged: [] }
  if (expression.kind === 'unary' && expression.operator === '!')
    return { equal: [fieldIn(expression.operand) ?? []].flat(), ranged: [] }
  if (expression.kind !== 'binary') return NONE
  const { operator, left, right } = expression
  if (operator === '&&') {
    const [one, other] = [comparedIn(left), comparedIn(right)]
    return { equal: [...one.equal, ...other.equal], ranged: [...one.ranged, ...other.ranged] }
  }
  // Fields of one row that are compared with each other lead nowhere.
  const fields = [fieldIn(left) ?? fieldIn(right)].filter((name) => name !== undefined)
  if (fieldIn(left) !== undefined && fieldIn(right) !== undefined) return NONE
  if (operator === '==') return { equal: fields, ranged: [] }
  return RANGES.has(operator) ? { equal: [], ranged: fields } : NONE
}

/** `row.state` → `state`, and `row.article.slug` → `article`: the relation leads to few rows. */
function fieldIn(expression: Expression): string | undefined {
  if (expression.kind !== 'member') return undefined
  const { object, name } = expression
  return object.kind === 'name' && object.name === 'row' ? name : fieldIn(object)
}
