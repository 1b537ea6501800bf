import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { compile } from '@drawbridge/compiler'

const ROOT = join(import.meta.dirname, '..')

export interface Tree {
  readonly folder: string
  remove(): Promise<void>
}

/** Compiles a manifest for MySQL into a folder and lays its tables down in the database. */
export async function emitTree(manifest: string, url: string): Promise<Tree> {
  const compiled = await compile(await readFile(join(ROOT, manifest), 'utf8'), { dialect: 'mysql' })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics, null, 2))
  const folder = await mkdtemp(join(tmpdir(), 'bench-tree-'))
  for (const file of compiled.tree) {
    await mkdir(dirname(join(folder, file.path)), { recursive: true })
    await writeFile(join(folder, file.path), file.text)
  }
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  const env = { PATH: process.env['PATH'], DATABASE_URL: url, JWT_SECRET: 'x'.repeat(32) }
  const { status, stderr } = spawnSync(process.execPath, ['src/migrate.ts'], { cwd: folder, env })
  if (status !== 0) throw new Error(`The migration failed: ${stderr}`)
  return { folder, remove: () => rm(folder, { recursive: true }) }
}
