#!/usr/bin/env node
// Plain JavaScript: hands over to the command itself, under a Node that is new enough for it.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { findNode, isNewEnough, NO_NODE } from './node.js'

const source = new URL('./src/main.ts', import.meta.url)
const main = existsSync(source)
  ? source
  : new URL('../../dist/apps/cli/src/main.js', import.meta.url)

if (isNewEnough()) await import(main.href)
else if (findNode() === null) fail(NO_NODE)
else handOver(findNode())

/** Runs the same command line under another Node; signals and the exit code pass through. */
function handOver(node) {
  const child = spawn(node, [fileURLToPath(main), ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // The terminal sends Ctrl-C to both; this one only waits for the other.
  process.on('SIGINT', () => {})
  child.on('error', (error) => fail(`Could not start ${node}: ${error.message}`))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1)
  })
}

function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exitCode = 1
}
