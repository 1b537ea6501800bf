import type { FileTree } from '@drawbridge/source'

const IMPORT = /(?:from|import)\s*\(?\s*'([^'.\s][^'\s]*)'/g

interface Package {
  readonly dependencies?: Readonly<Record<string, string>>
}

/**
 * The libraries that the code of a tree imports, as it names them: of those alone that the
 * repository depends on. The text may be a person's own, and whatever is named here is loaded.
 */
export function librariesOf(tree: FileTree): readonly string[] {
  const listed = tree.find(({ path }) => path === 'package.json')?.text ?? '{}'
  const { dependencies = {} }: Package = JSON.parse(listed)
  const names = tree
    .filter((file) => file.path.startsWith('src/'))
    .flatMap((file) => [...file.text.matchAll(IMPORT)].map((match) => match[1] ?? ''))
    .filter((name) => Object.hasOwn(dependencies, packageOf(name)))
  return [...new Set(names)].toSorted()
}

/** `@fastify/cookie` of `@fastify/cookie/plugin.js`. */
function packageOf(name: string): string {
  return name.split('/', name.startsWith('@') ? 2 : 1).join('/')
}
