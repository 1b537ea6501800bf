import { posix } from 'node:path'
import type { Ref } from './code.ts'

/**
 * Import statements for everything that was mentioned, in a file of this path: Node's modules,
 * packages, then files of the tree; the same mentions in any order give the same text.
 */
export function printImports(refs: readonly Ref[], path: string): string {
  const modules = new Map<string, Ref[]>()
  for (const ref of refs) {
    if (ref.module === path) continue
    const specifier = specifierOf(ref.module, path)
    const mentioned = modules.get(specifier)
    if (mentioned === undefined) modules.set(specifier, [ref])
    else mentioned.push(ref)
  }
  return [...modules]
    .toSorted(([a], [b]) => rank(a) - rank(b) || compare(a, b))
    .map(([specifier, mentioned]) => printImport(specifier, mentioned))
    .join('\n')
}

/** A file of the tree is imported by its relative path, with its ending; `big.js` is a package. */
function specifierOf(module: string, path: string): string {
  if (!/^[^@].*\/.*\.[jt]s$/.test(module)) return module
  const relative = posix.relative(posix.dirname(path), module)
  return relative.startsWith('.') ? relative : `./${relative}`
}

const rank = (specifier: string): number => {
  if (specifier.startsWith('node:')) return 0
  if (!specifier.startsWith('.')) return 1
  return specifier.startsWith('..') ? 2 : 3
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

function printImport(specifier: string, refs: readonly Ref[]): string {
  const named = (kind: Ref['kind']): readonly string[] =>
    [...new Set(refs.filter((ref) => ref.kind === kind).map(printRef))].toSorted(compare)
  const [whole] = named('default')
  const values = named('value')
  const types = named('type').filter((type) => !values.includes(type))
  const from = `from '${specifier}'`
  const statements = named('namespace').map((name) => `import * as ${name} ${from}`)
  if (whole === undefined && values.length === 0) {
    if (types.length > 0) statements.push(`import type { ${types.join(', ')} } ${from}`)
  } else {
    const inner = [...values, ...types.map((type) => `type ${type}`)]
    const braces = inner.length > 0 ? [`{ ${inner.join(', ')} }`] : []
    const clause = [...(whole === undefined ? [] : [whole]), ...braces].join(', ')
    statements.push(`import ${clause} ${from}`)
  }
  return statements.join('\n')
}

const printRef = ({ name, local }: Ref): string => (name === local ? name : `${name} as ${local}`)
