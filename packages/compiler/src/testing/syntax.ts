import { parseSync, type ParseResult } from 'oxc-parser'

export interface Skeleton {
  /** The syntax tree with what its literals say left out. */
  readonly tree: string
  /** What its literals say, in the order of the tree. */
  readonly literals: readonly string[]
}

/** Throws where a file of TypeScript does not parse. */
export function parsed(path: string, text: string): ParseResult {
  const result = parseSync(path, text)
  const [error] = result.errors
  if (error) throw new SyntaxError(`${path}: ${error.message}`)
  return result
}

/** What a file of TypeScript is made of. Throws where it does not parse. */
export function skeletonOf(path: string, text: string): Skeleton {
  const literals: string[] = []
  const { program } = parsed(path, text)
  const tree = JSON.stringify(program, function (this: unknown, key: string, value: unknown) {
    if (POSITIONS.has(key)) return undefined
    if (isPlainTemplate(value)) {
      literals.push(value.quasis[0].value.cooked)
      return { type: 'Literal' }
    }
    const type = typeOf(this)
    if (type !== 'Literal' && type !== 'TemplateElement') return value
    if (key === 'cooked' || (key === 'value' && typeof value === 'string')) {
      literals.push(String(value))
    }
    return LITERAL_TEXT.has(key) ? undefined : value
  })
  return { tree, literals }
}

const POSITIONS = new Set(['start', 'end', 'range', 'loc', 'comments'])
const LITERAL_TEXT = new Set(['value', 'raw', 'cooked', 'bigint', 'regex'])

interface PlainTemplate {
  readonly quasis: readonly [{ readonly value: { readonly cooked: string } }]
}

/** A text of several lines: as good as one in quotes. */
function isPlainTemplate(node: unknown): node is PlainTemplate {
  if (typeOf(node) !== 'TemplateLiteral') return false
  const { expressions } = node as { readonly expressions: readonly unknown[] }
  return expressions.length === 0
}

function typeOf(node: unknown): unknown {
  return typeof node === 'object' && node !== null && 'type' in node ? node.type : undefined
}
