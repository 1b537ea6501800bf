import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** Runs the backend's own `migrate` on a database; returns what it said if it failed. */
export async function runMigrations(
  folder: string,
  url: string,
  acceptLosses: boolean,
): Promise<string | undefined> {
  const env = { PATH: process.env.PATH, DATABASE_URL: url }
  try {
    await execute(
      process.execPath,
      ['src/migrate.ts', ...(acceptLosses ? ['--allow-destructive'] : [])],
      { cwd: folder, env },
    )
    return undefined
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
    return said || 'The migrations could not be applied.'
  }
}
