import { stripTypeScriptTypes } from 'node:module'
import { posix } from 'node:path'
import { parseSync } from 'oxc-parser'

/** A module of ours that was found by a package's name: `@drawbridge/sql` → its entry's path. */
export type Entries = ReadonlyMap<string, string>

/**
 * A module without its types, for folders where Node does not strip them. Imports go to the `.js`
 * beside, and those of our packages go by path, since there they are one package. Lines stay where
 * they are.
 */
export function toJavaScript(path: string, text: string, entries: Entries): string {
  const code = stripTypeScriptTypes(text)
  const { module } = parseSync(path.replace(/ts$/, 'js'), code)
  const requests = [
    ...module.staticImports.map((one) => one.moduleRequest),
    ...module.staticExports.flatMap((one) =>
      one.entries.flatMap((entry) => entry.moduleRequest ?? []),
    ),
    ...module.dynamicImports.map((one) => one.moduleRequest),
  ]
  const spans = new Map(requests.map(({ start, end }) => [start, end]))
  const rewritten = [...spans]
    .toSorted(([a], [b]) => b - a)
    .reduce((result, [start, end]) => {
      const literal = result.slice(start, end)
      const quoted = /^(['"])(.*)\1$/.exec(literal)
      if (!quoted) return result
      return (
        result.slice(0, start) + quote(renamed(path, quoted[2] ?? '', entries)) + result.slice(end)
      )
    }, code)
  return rewritten.replaceAll(
    SIBLING,
    (_, before: string, name: string, after: string) => `${before}${name}.js${after}`,
  )
}

/** `new URL('./worker.ts', import.meta.url)`: a file of ours that another process runs. */
const SIBLING = /(new URL\(\s*['"])([^'"]+)\.ts(['"],\s*import\.meta\.url\))/g

function renamed(from: string, specifier: string, entries: Entries): string {
  const entry = entries.get(specifier)
  if (entry === undefined)
    return specifier.startsWith('.') ? specifier.replace(/\.ts$/, '.js') : specifier
  const relative = posix.relative(posix.dirname(from), entry).replace(/\.ts$/, '.js')
  return relative.startsWith('.') ? relative : `./${relative}`
}

function quote(text: string): string {
  return `'${text}'`
}
