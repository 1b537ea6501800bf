import { parseSync } from 'oxc-parser'

/** The syntax tree of a file with what its literals say left out. Throws where it does not parse. */
export function skeletonOf(path: string, text: string): string {
  const { errors, program } = parseSync(path, text)
  const [error] = errors
  if (error) throw new SyntaxError(`${path}: ${error.message}`)
  return JSON.stringify(program, withoutLiterals)
}

const POSITIONS = new Set(['start', 'end', 'range', 'loc', 'comments'])
const LITERAL_TEXT = new Set(['value', 'raw', 'cooked', 'bigint', 'regex'])

/** Positions and the text of literals go; identifiers, operators and their order stay. */
function withoutLiterals(this: unknown, key: string, value: unknown): unknown {
  if (POSITIONS.has(key)) return undefined
  const type = typeOf(this)
  const isLiteral = type === 'Literal' || type === 'TemplateElement'
  return isLiteral && LITERAL_TEXT.has(key) ? undefined : value
}

function typeOf(node: unknown): unknown {
  return typeof node === 'object' && node !== null && 'type' in node ? node.type : undefined
}
