import { execFile } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** Path of the first of these programs that can be run: names on the PATH, or whole paths. */
export function findProgram(...candidates: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return candidates
    .flatMap((candidate) =>
      candidate.includes('/') ? [candidate] : folders.map((folder) => join(folder, candidate)),
    )
    .find(isRunnable)
}

/** Runs a program to its end and returns what it printed; fails with the end of its output. */
export async function run(
  command: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<string> {
  const [program = '', ...args] = command
  try {
    const options = { env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 }
    const { stdout } = await execute(program, args, options)
    return stdout
  } catch (error) {
    const output =
      error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
    throw new Error(`${command.join(' ')} failed:\n${output.slice(-2000)}`, { cause: error })
  }
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
