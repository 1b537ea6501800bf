import type { FileTree } from '@drawbridge/source'

interface PackageFile {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly packages?: Readonly<Record<string, { readonly version?: string }>>
}

/**
 * Names and versions of the packages that somebody asked for. Those that the compiler brings stand in
 * the lock file that comes with it; what code of people's own names does not.
 */
export function askedPackages(tree: FileTree): ReadonlyMap<string, undefined> {
  const read = (name: string): PackageFile =>
    JSON.parse(tree.find(({ path }) => path === name)?.text ?? '{}')
  const { dependencies = {} } = read('package.json')
  const { packages = {} } = read('package-lock.json')
  return new Map(
    Object.entries(dependencies)
      .filter(([name, version]) => packages[`node_modules/${name}`]?.version !== version)
      .map(([name, version]) => [`${name} ${version}`, undefined]),
  )
}
