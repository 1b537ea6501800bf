import {
  dialectOf,
  entryOf,
  sourceVersion,
  type GivenTrace,
  type TracedCode,
} from '@drawbridge/preview'
import type { ProjectScope } from '../accounts/scope.ts'
import { readHead, readVersion } from '../documents/versions.ts'
import type { Queries } from '../storage/storage.ts'
import type { Studio } from '../studio.ts'
import { createAllowance } from './allowance.ts'

/** Versions that are looked through for the one that wrote a trace. */
const MOST = 20
/** Of all projects together; a digest is a short text. */
const MOST_DIGESTS = 20_000

type Parts = Pick<Studio, 'storage' | 'drawings'>
type FindCode = (project: ProjectScope, trace: GivenTrace) => Promise<TracedCode>

/**
 * Finds the version whose code wrote a trace; else the newest one of that time. Whoever sends traces
 * names the code, so versions are compiled for a name that is not known at most once a minute.
 */
export function codeFinder({ storage: { queries }, drawings }: Parts): FindCode {
  const searches = createAllowance(1, 60_000)
  const digests = new Map<string, string>()

  return async (project, trace) => {
    const { projectId } = project
    const { release, began } = entryOf(trace)
    const dialect = dialectOf(trace)
    const head = await readHead(queries, project)
    const made = await versionsMade(queries, projectId)
    const handed = await versionsHanded(queries, projectId)
    const nameOf = (version: number) => `${projectId}/${version}/${dialect ?? 'drawn'}`

    const compile = async (version: number) => {
      const manifest =
        version === head.version ? head.manifest : await readVersion(queries, project, version)
      const compiled = await drawings.compile(project, { version, manifest }, dialect)
      remember(digests, nameOf(version), compiled.ok ? sourceVersion(compiled.tree) : '')
      return compiled.ok ? compiled : undefined
    }
    // A trace may name no code, and a version with errors has none.
    const isOf = (version: number) => release !== '' && digests.get(nameOf(version)) === release
    const wrote = async (version: number) => {
      if (release !== '' && !digests.has(nameOf(version))) await compile(version)
      return isOf(version)
    }

    const near = [head.version, ...handed.slice(0, 1)]
    const all = [...new Set([...near, ...handed, ...made.map(({ version }) => version)])]
    const known = all.find(isOf)
    const found = known ?? (await firstOf(near, wrote))
    if (found !== undefined) return { compiled: await compile(found), version: found, known: true }

    if (release !== '' && !searches.grant(projectId))
      return { compiled: await compile(head.version), version: head.version, known: false }
    const older = await firstOf(all, wrote)
    if (older !== undefined) return { compiled: await compile(older), version: older, known: true }
    const nearest = made.find(({ created_at }) => Date.parse(created_at) <= began)
    const version = nearest?.version ?? head.version
    return { compiled: await compile(version), version, known: false }
  }
}

async function firstOf(
  versions: readonly number[],
  fits: (version: number) => Promise<boolean>,
): Promise<number | undefined> {
  for (const version of versions) if (await fits(version)) return version
  return undefined
}

function remember(digests: Map<string, string>, name: string, digest: string): void {
  digests.set(name, digest)
  const [oldest] = digests.keys()
  if (digests.size > MOST_DIGESTS && oldest !== undefined) digests.delete(oldest)
}

const versionsMade = (queries: Queries, projectId: string) =>
  queries
    .selectFrom('entries')
    .select(['version', 'created_at'])
    .where('project_id', '=', projectId)
    .orderBy('version', 'desc')
    .limit(MOST)
    .execute()

async function versionsHanded(queries: Queries, projectId: string): Promise<readonly number[]> {
  const rows = await queries
    .selectFrom('generations')
    .select('version')
    .where('project_id', '=', projectId)
    .orderBy('number', 'desc')
    .limit(MOST)
    .execute()
  return rows.map(({ version }) => version)
}
