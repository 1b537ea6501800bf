import type { Compiled } from '@drawbridge/compiler'
import type { Diagnostic } from '@drawbridge/manifest'
import { buildInto, dependencies } from '@drawbridge/workspace'
import { readlink, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { sharedModules } from './shared-modules.ts'

/**
 * Builds what was compiled into `folder` and puts the backend's own libraries beside it, ready to
 * look into a database and to migrate it. Both happen here, with the person's rights: the packages
 * of code steps, which a library would load by their names, are not there.
 */
export async function prepare(
  folder: string,
  compiled: Extract<Compiled, { ok: true }>,
): Promise<readonly Diagnostic[]> {
  const built = await buildInto(folder, compiled, { force: true })
  if (!built.ok) return built.diagnostics
  const shared = sharedModules()
  const modules = await dependencies(compiled.tree, {
    withoutDrawn: true,
    ...(shared !== undefined && { shared }),
  })
  const link = join(folder, 'node_modules')
  if ((await readlink(link).catch(() => '')) !== modules) {
    await rm(link, { recursive: true, force: true })
    await symlink(modules, link, 'dir')
  }
  return []
}
