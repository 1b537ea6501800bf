import assert from 'node:assert/strict'
import type { Needs } from '@drawbridge/kinds'
import type { FileTree } from '@drawbridge/source'
import { parse } from 'yaml'

/**
 * Fails where a backend asks for something that it doesn't say, or says what it has no use for.
 * `chosen`: packages that somebody named for code of their own, whether they use them or not.
 */
export function assertNeeds(
  tree: FileTree,
  needs: readonly Needs[],
  chosen: readonly string[],
): void {
  const textOf = (path: string) => tree.find((file) => file.path === path)?.text ?? ''
  const { dependencies = {}, devDependencies = {} } = JSON.parse(textOf('package.json')) as Manifest
  const imported = packagesIn(tree.filter(({ path }) => path.startsWith('src/')))
  const asked = Object.keys(dependencies).filter((name) => !chosen.includes(name))
  const inTests = packagesIn(tree.filter(({ path }) => !path.startsWith('src/')))
  // What is imported where it is run, such as the reference page in development.
  const known = new Set([...Object.keys(dependencies), ...Object.keys(devDependencies)])
  assert.deepEqual(
    asked,
    imported.filter((name) => !(name in devDependencies) && !chosen.includes(name)),
  )
  assert.deepEqual(
    [...imported, ...inTests].filter((name) => !known.has(name)),
    [],
  )

  const example = textOf('.env.example')
  const told = new Set([...example.matchAll(/^(\w+)=/gm)].map(([, name = '']) => name))
  const read = variablesIn(tree)
  assert.deepEqual(
    [...read].filter((name) => !told.has(name)),
    [],
    'read and not in .env.example',
  )
  assert.deepEqual(
    [...told].filter((name) => !read.has(name)),
    [],
    'in .env.example and not read',
  )

  for (const { environment, packages, services } of needs) {
    for (const { name, holds } of environment) {
      assert.match(name, /^[A-Z][A-Z0-9_]*$/)
      assert.match(holds, /\S/)
      assert.ok(read.has(name), `${name} is declared and not read`)
    }
    for (const name of packages) assert.ok(imported.includes(name), `${name} is not imported`)
    for (const words of services) assert.ok(textOf('README.md').includes(words), words)
  }
  const { services } = parse(textOf('compose.yaml')) as Compose
  const others = Object.values(services).filter(({ image }) => image !== undefined)
  assert.equal(
    others.length > 0,
    needs.some((one) => one.services.length > 0),
  )
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

interface Compose {
  readonly services: Readonly<Record<string, { readonly image?: string }>>
}

const IMPORTED = /(?:from |import\()'((?:@[\w-]+\/)?[\w-]+)[\w/.-]*'/g

/** The packages that these files import, in order. */
function packagesIn(files: FileTree): readonly string[] {
  const found = files
    .filter(({ path }) => path.endsWith('.ts'))
    .flatMap(({ text }) => [...text.matchAll(IMPORTED)].map(([, name = '']) => name))
  return [...new Set(found)].toSorted()
}

const READ = /(?:env\[|(?:required|integer|oneOf)\()'([A-Z][A-Z0-9_]*)'/g
const COMPOSED = /\$\{([A-Z][A-Z0-9_]*)/g

/** The variables that somebody reads: the backend, its tests or compose.yaml. */
function variablesIn(tree: FileTree): ReadonlySet<string> {
  return new Set(
    tree.flatMap(({ path, text }) => {
      const pattern = path.endsWith('.ts') ? READ : path === 'compose.yaml' ? COMPOSED : undefined
      return pattern ? [...text.matchAll(pattern)].map(([, name = '']) => name) : []
    }),
  )
}
