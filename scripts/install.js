// Plain JavaScript, for any Node from 18 on: it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Installs the dependencies of package-lock.json unless they are there already. npm writes
 * `node_modules/.package-lock.json` last of all, so an install that was cut short is seen as none.
 */
export function ensureInstalled(root) {
  if (isInstalled(root)) return
  process.stdout.write('Installing dependencies (a minute or two, the first time) …\n')
  const ci = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const done = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...ci], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', ci, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (done.error) throw new Error(`npm could not be started: ${done.error.message}`)
  if (done.status !== 0)
    throw new Error(
      'The dependencies could not be installed; what npm said is above. ' +
        'Once that is mended, run the same command again: it begins afresh.',
    )
}

/** Whether every package that the lock file requires is there, in the version that it names. */
export function isInstalled(root) {
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const present = packagesOf(join(root, 'node_modules', '.package-lock.json'))
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const there = present[path]
    if (there === undefined) return entry.optional === true
    return entry.link ? there.link === true : sameEntry(entry, there)
  })
}

function sameEntry(wanted, present) {
  return (
    wanted.version === present.version &&
    wanted.integrity === present.integrity &&
    JSON.stringify(wanted.bin) === JSON.stringify(present.bin)
  )
}

function packagesOf(path) {
  if (!existsSync(path)) return {}
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? {}
  } catch {
    return {}
  }
}
