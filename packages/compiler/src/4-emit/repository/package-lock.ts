import { LOCKED, type Dependencies, type LockedPackage } from './dependencies.ts'

interface Root extends Dependencies {
  readonly name: string
  readonly version: string
  readonly engines: Readonly<Record<string, string>>
}

/** `package-lock.json`: of all locked packages those that this backend reaches, as npm writes it. */
export function packageLock(root: Root): string {
  const needed = reach(Object.keys(root.dependencies))
  const all = new Set([...needed, ...reach(Object.keys(root.devDependencies))])
  const packages = Object.entries(LOCKED).flatMap(([path, entry]) =>
    all.has(path) ? [[path, withDev(entry, !needed.has(path))]] : [],
  )
  const { name, version, dependencies, devDependencies, engines } = root
  const lock = {
    name,
    version,
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': { name, version, dependencies, devDependencies, engines },
      ...Object.fromEntries(packages),
    },
  }
  return `${JSON.stringify(lock, undefined, 2)}\n`
}

/** Paths of these packages and of all that they depend on. */
function reach(names: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>()
  const waiting = names.map((name) => ({ name, from: '' }))
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const path = resolve(next.name, next.from)
    if (path === undefined || reached.has(path)) continue
    reached.add(path)
    waiting.push(...dependenciesOf(path).map((name) => ({ name, from: path })))
  }
  return reached
}

/** Where Node finds a package that one at this path asks for: beside it, or further out. */
function resolve(name: string, from: string): string | undefined {
  for (
    let folder = from;
    ;
    folder = folder.slice(0, Math.max(folder.lastIndexOf('node_modules/'), 0)).replace(/\/$/, '')
  ) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`
    if (path in LOCKED) return path
    if (folder === '') return undefined
  }
}

/** Peers that may be absent come only where something else asks for them. */
function dependenciesOf(path: string): readonly string[] {
  const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } =
    LOCKED[path] ?? {}
  const peers = Object.keys(peerDependencies ?? {}).filter(
    (name) => !peerDependenciesMeta?.[name]?.optional,
  )
  return [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]
}

function withDev(entry: LockedPackage, dev: boolean): LockedPackage {
  const { dev: _, ...others } = entry
  if (!dev) return others
  // Where npm puts it: after the integrity.
  const { version, integrity, ...rest } = others
  return {
    ...(version !== undefined && { version }),
    ...(integrity !== undefined && { integrity }),
    dev,
    ...rest,
  }
}
