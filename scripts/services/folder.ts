import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from './command.ts'

/** A folder of its own for a server's data, given to the account that the server runs under. */
export async function dataFolder(name: string, owner: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `drawbridge-${name}-`))
  await chmod(folder, 0o700)
  if (process.getuid?.() === 0) await run(['chown', owner, folder])
  return folder
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
}
