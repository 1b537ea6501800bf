import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { suite, test } from 'node:test'
import { parseSync } from 'oxc-parser'
import { GOLDENS, pathsOf, type Golden } from './trees.ts'

suite('nothing is emitted that nothing uses', () => {
  for (const golden of GOLDENS) {
    test(`${golden.sample} on ${golden.dialect}`, () => {
      assert.deepEqual(unusedIn(golden), [])
    })
  }
})

/** Started by a script of package.json, by Node's test runner, or by a person. */
const STARTED = /^(?:scripts\/|test\/.*\.test\.ts$|src\/(?:main|migrate|account)\.ts$)/

/** `src/http/cursor.ts: readCursor`, and the path alone of a file that nothing imports. */
function unusedIn({ folder }: Golden): readonly string[] {
  const modules = pathsOf(folder)
    .filter((path) => path.endsWith('.ts'))
    .map((path) => ({
      path,
      text: withoutComments(path, readFileSync(join(folder, path), 'utf8')),
    }))
  const used = new Set(modules.flatMap(({ path, text }) => importsOf(path, text)))
  return modules
    .filter(({ path }) => !STARTED.test(path))
    .flatMap(({ path, text }) => {
      if (!used.has(path)) return [path]
      return exportsOf(path, text)
        .filter((name) => !used.has(`${path}: ${name}`) && !isUsedBy(text, name))
        .map((name) => `${path}: ${name}`)
    })
}

/** What a module takes from its neighbours: their paths, and each name with its path. */
function importsOf(path: string, text: string): readonly string[] {
  const { staticImports } = parseSync(path, text).module
  return staticImports.flatMap(({ moduleRequest, entries }) => {
    const from = posix.join(posix.dirname(path), moduleRequest.value)
    const names = entries.flatMap(({ importName, localName }) => {
      if (importName.kind !== 'NamespaceObject') return [importName.name ?? 'default']
      const members = text.matchAll(new RegExp(`\\b${localName.value}\\.(\\w+)`, 'g'))
      return [...members].map(([, member = '']) => member)
    })
    return [from, ...names.map((name) => `${from}: ${name}`)]
  })
}

function exportsOf(path: string, text: string): readonly string[] {
  const { staticExports } = parseSync(path, text).module
  return staticExports.flatMap(({ entries }) =>
    entries.map(({ exportName }) => exportName.name ?? 'default'),
  )
}

/** Exported types name what others hold without saying so; they are used where they are declared. */
function isUsedBy(text: string, name: string): boolean {
  return [...text.matchAll(new RegExp(`\\b${name}\\b`, 'g'))].length > 1
}

/** What is spoken of in a comment is not used by that. */
function withoutComments(path: string, text: string): string {
  const { comments } = parseSync(path, text)
  return comments.reduceRight(
    (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
    text,
  )
}
