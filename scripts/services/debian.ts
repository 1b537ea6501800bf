import { existsSync } from 'node:fs'
import { run } from './command.ts'

/** What a test run needs beside Node: the package that brings it, and how to see that it is there. */
export interface Need {
  readonly what: string
  readonly debian: string
  readonly find: () => string | undefined
}

/**
 * Installs what is missing where that can be done by itself (Debian, as root). Anywhere else it
 * fails with the list of what to install.
 */
export async function ensureNeeds(
  needs: readonly Need[],
  say: (line: string) => void,
): Promise<void> {
  const missing = needs.filter((need) => need.find() === undefined)
  if (missing.length === 0) return
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version'))
    throw new Error(request(missing))
  const packages = missing.map((need) => need.debian)
  say(`Installing ${packages.join(', ')} …`)
  // Run level 1 keeps Debian from starting the servers it installs: the tests start their own.
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  await run(['apt-get', 'update', '-q'], env)
  await run(['apt-get', 'install', '-y', '-q', '--no-install-recommends', ...packages], env)
  const still = missing.filter((need) => need.find() === undefined)
  if (still.length > 0) throw new Error(request(still))
}

function request(missing: readonly Need[]): string {
  const lines = missing.map((need) => `  ${need.what}  (Debian package: ${need.debian})`)
  return `The tests need these programs, and they are not here:\n${lines.join('\n')}`
}
