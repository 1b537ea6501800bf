// Plain JavaScript, for any Node from 18 on: it decides which Node the rest runs under.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** argon2id in `node:crypto` came with 24.7; type stripping and SQLite are there by then. */
const OLDEST = [24, 7]

export const NO_NODE =
  'Drawbridge needs Node.js 24.7 or newer, and brings its own for Linux on x64 and arm64. ' +
  `This is ${process.platform}-${process.arch} with Node.js ${process.versions.node}: ` +
  'install Node.js 24 from nodejs.org, then run the same command again.'

/** Whether the Node that runs this file is new enough by itself. */
export function isNewEnough(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])
}

/** Path of the Node to use: the pinned one from npm, else this one if it will do, else null. */
export function findNode() {
  return pinnedNode() ?? (isNewEnough() ? process.execPath : null)
}

function pinnedNode() {
  const name = `node-${process.platform}-${process.arch}`
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`)
    const path = join(dirname(manifest), 'bin', 'node')
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}

/** Runs a script under another Node in this process's place; signals and the exit code pass through. */
export function handOver(node, args, options = {}) {
  const child = spawn(node, args, { ...options, stdio: 'inherit' })
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // The terminal sends Ctrl-C to both, a program to this one alone.
  process.on('SIGINT', () => setTimeout(() => child.kill('SIGTERM'), 300).unref())
  endWithNpm(child)
  child.on('error', (error) => fail(`${node} could not be started: ${error.message}`))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1)
  })
}

/** An npm that is killed does not tell what it started, nor its shell: that they are gone can be seen. */
function endWithNpm(child) {
  if (process.env.npm_lifecycle_event === undefined) return
  const above = ancestors()
  setInterval(() => ancestors() === above || child.kill('SIGTERM'), 500).unref()
}

/** The shell that npm runs this in, and npm itself where the system tells. */
function ancestors() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8')
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')')).split(' ')[2]}`
  } catch {
    return String(process.ppid)
  }
}

/** Ends with a sentence instead of a stack trace. */
export function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exitCode = 1
}
