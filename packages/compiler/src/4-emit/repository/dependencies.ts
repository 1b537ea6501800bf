import type { Model } from '@drawbridge/kinds'
import { needsOf } from '../../3-plan/needs.ts'
import { BASE_FILES } from '../../base/files.ts'

/** Packages and their exact versions, by name. */
export type Versions = Readonly<Record<string, string>>

export interface Dependencies {
  readonly dependencies: Versions
  readonly devDependencies: Versions
}

/** What a lock file says of one package; only what is read here is named. */
export interface LockedPackage {
  readonly version?: string
  readonly dependencies?: Versions
  readonly optionalDependencies?: Versions
  readonly peerDependencies?: Versions
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>
  readonly dev?: boolean
  readonly [member: string]: unknown
}

/** Every package that a backend may need, as npm locked them together. */
export const LOCKED: Readonly<Record<string, LockedPackage>> = JSON.parse(
  BASE_FILES.get('dependencies/package-lock.json') ?? '{"packages":{}}',
).packages

/** The packages that this backend imports: what its parts need, and what its formulas do. */
export function dependenciesOf(model: Model, imported: readonly string[]): Dependencies {
  const needed = [
    '@fastify/rate-limit',
    'ajv',
    'ajv-formats',
    'close-with-grace',
    'fastify',
    ...new Set([...needsOf(model).flatMap(({ packages }) => packages), ...imported]),
  ]
  const development = [
    '@fastify/swagger',
    '@fastify/swagger-ui',
    '@types/node',
    ...needed.map((name) => `@types/${name}`).filter((name) => `node_modules/${name}` in LOCKED),
    'typescript',
  ]
  const own = versionsOf(needed)
  const others = [...model.packages].filter(([name]) => !Object.hasOwn(own, name))
  const dependencies = Object.entries({ ...own, ...Object.fromEntries(others) })
  return {
    dependencies: Object.fromEntries(dependencies.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    devDependencies: versionsOf(development),
  }
}

function versionsOf(names: readonly string[]): Versions {
  return Object.fromEntries(
    names.toSorted().map((name) => {
      const version = LOCKED[`node_modules/${name}`]?.version
      if (version === undefined) throw new Error(`${name} is not among the locked packages.`)
      return [name, version]
    }),
  )
}
