import { foreignPackage, InstallFailed } from './npm.ts'

interface Entry {
  readonly version?: string
  /** There when it goes by another name than its folder's. */
  readonly name?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly link?: boolean
  readonly inBundle?: boolean
  readonly hasShrinkwrap?: boolean
}

type Entries = Readonly<Record<string, Entry>>

const HOME = 'https://registry.npmjs.org/'

/** The packages of a lock file by their folders; none where there is no lock file. */
export function lockedPackages(lock: string): Entries {
  const { packages = {} } = Object(lock === '' ? {} : JSON.parse(lock)) as { packages?: Entries }
  return packages
}

/**
 * Throws `InstallFailed` unless all that would be installed comes from the registry, under its own
 * name, with what the backend itself needs exactly as it was locked `before`.
 */
export function refuseForeign(lock: string, before: string, registry: string): void {
  const own = lockedPackages(before)
  const found = lockedPackages(lock)
  for (const [path, entry] of Object.entries(found)) {
    if (path === '') continue
    const called = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const isForeign = !path.startsWith('node_modules/') || !isRegistrys(entry, registry)
    if (isForeign) throw foreignPackage(`“${called}” (${entry.resolved ?? path})`)
    const isOutermost = path === `node_modules/${called}`
    const isDisguised = entry.name !== undefined && entry.name !== called
    // `string-width-cjs` for `string-width` is a custom; another's name is a trap for whoever
    // loads that one if it is there, as database drivers do.
    if (isOutermost && isDisguised && !called.startsWith(`${entry.name}-`))
      throw refused(`puts “${entry.name}” in the place of “${called}”`)
    if (entry.hasShrinkwrap)
      throw refused(`is or needs “${called}”, which decides by itself what comes with it`)
  }
  for (const [path, { version, integrity }] of Object.entries(own)) {
    const now = found[path]
    if (path === '' || (now?.version === version && now?.integrity === integrity)) continue
    throw refused(
      `changes “${path.replace(/^node_modules\//, '')}”, which the backend itself needs`,
    )
  }
}

function isRegistrys(entry: Entry, registry: string): boolean {
  if (entry.link) return false
  // What a package brings in its own archive was fetched with it.
  if (entry.resolved === undefined) return entry.inBundle === true || isVersion(entry.version)
  const origins = [HOME, registry].map((address) => URL.parse(address)?.origin)
  const from = URL.parse(entry.resolved)
  const isPlain = from?.protocol === 'https:' || from?.protocol === 'http:'
  return isPlain && origins.includes(from.origin) && entry.integrity !== undefined
}

const isVersion = (version: string | undefined): boolean => /^\d+\.\d+\.\d/.test(version ?? '')

function refused(what: string): InstallFailed {
  return new InstallFailed(
    `A package of a code step ${what}. Nothing was installed.`,
    'Take this package out of the code step, or choose another version of it.',
  )
}
