import type { Compiled } from '@drawbridge/compiler'
import type { Diagnostic } from '@drawbridge/manifest'
import { buildInto, dependencies } from '@drawbridge/workspace'
import { readlink, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { sharedModules } from './shared-modules.ts'

/** Builds what was compiled into `folder` and puts its dependencies beside it, ready to start. */
export async function prepare(
  folder: string,
  compiled: Extract<Compiled, { ok: true }>,
): Promise<readonly Diagnostic[]> {
  const built = await buildInto(folder, compiled, { force: true })
  if (!built.ok) return built.diagnostics
  const shared = sharedModules()
  const modules = await dependencies(compiled.tree, shared === undefined ? {} : { shared })
  const link = join(folder, 'node_modules')
  if ((await readlink(link).catch(() => '')) !== modules) {
    await rm(link, { recursive: true, force: true })
    await symlink(modules, link, 'dir')
  }
  return []
}
