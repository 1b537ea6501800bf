import { existsSync } from 'node:fs'
import type { Dialect } from '@drawbridge/sql'
import { outsideHost, type Applied, type OutsideHost } from '@drawbridge/preview'
import { lookInto, whyNotRun } from '../backend/journal.ts'
import { lastingFolder, temporaryFolder } from '../backend/private-folder.ts'
import { describeProblem, runBackend, type RunningBackend } from '../backend/run-backend.ts'
import { watchFile } from '../backend/watch-file.ts'
import { type Work, UsageError } from '../command.ts'
import { compileSource, dialectOfUrl } from '../compile-source.ts'
import { interrupted } from '../interrupted.ts'
import { printBackend } from '../print-backend.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import { reasonOf } from '../read-source.ts'
import type { Terminal } from '../terminal.ts'

export const run: Work = async (args, terminal) => {
  const [path = ''] = args.words
  const url = args.text('database-url')
  if (path === '-' && args.flag('watch')) throw new UsageError('Standard input cannot be watched.')
  const port = portOf(args.text('port'))
  const dialect = url === undefined ? 'sqlite' : dialectOfUrl(url)
  // Before it is read, so that nothing is missed that is saved while the backend starts.
  using saves = args.flag('watch') && existsSync(path) ? watchFile(path) : undefined
  const compiled = await compileSource(path, { dialect })
  if (!compiled.ok) {
    terminal.result(compiled)
    printDiagnostics(compiled.diagnostics, path, terminal)
    return 1
  }
  const hindrance = url === undefined ? undefined : whyNotRun(await lookInto(compiled, url))
  if (hindrance !== undefined) {
    terminal.result({ ok: false, problem: hindrance })
    terminal.warn(hindrance)
    return 1
  }
  const stop = interrupted()
  const folder = url === undefined ? await temporaryFolder() : await lastingFolder(path, url)
  const options = {
    folder: folder.path,
    port,
    acceptLosses: args.flag('accept-losses'),
    outside: hostsOf(args.text('allow')),
    secrets: namesOf(args.text('secret')),
    isTrusted: args.flag('trust'),
    ...(url !== undefined && { databaseUrl: url }),
  }
  try {
    const backend = await runBackend(compiled, options, terminal.warn)
    try {
      if (!backend.started.ok) return refuse(backend.started, terminal)
      const user = await backend.signIn(compiled)
      printDiagnostics(compiled.diagnostics, path, terminal)
      printBackend(backend, compiled, user, terminal)
      saves?.tell(() => swap(backend, path, dialect, terminal))
      await stop
      return 0
    } finally {
      await backend.close()
    }
  } finally {
    await folder.release()
  }
}

const namesOf = (list = ''): readonly string[] =>
  list
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')

function hostsOf(list: string | undefined): readonly OutsideHost[] {
  return namesOf(list).map((text) => {
    const host = outsideHost(text)
    if (host === undefined) throw new UsageError(`“${text}” is no host, as in api.example.com.`)
    return host
  })
}

async function swap(
  backend: RunningBackend,
  path: string,
  dialect: Dialect,
  terminal: Terminal,
): Promise<void> {
  try {
    const compiled = await compileSource(path, { dialect })
    if (!compiled.ok) {
      terminal.result(compiled)
      return printDiagnostics(compiled.diagnostics, path, terminal)
    }
    const applied = await backend.swap(compiled)
    if (!applied.ok) return void refuse(applied, terminal)
    const { routes, diagnostics } = compiled
    terminal.result({ ok: true, version: applied.version, routes, diagnostics })
    terminal.say(terminal.paint('green', '↻ The change is running.'))
  } catch (error) {
    const problem = `The change does not run: ${reasonOf(error)}`
    terminal.result({ ok: false, problem })
    terminal.warn(problem)
  }
}

/** Why a version does not run: what is wrong with it, or what it would take from the rows. */
function refuse(refused: Extract<Applied, { ok: false }>, terminal: Terminal): 1 {
  terminal.result(refused)
  if ('problem' in refused) terminal.warn(describeProblem(refused.problem))
  else {
    for (const { sentence } of refused.losses) terminal.warn(terminal.paint('red', sentence))
    terminal.warn('Nothing was changed. --accept-losses allows it.')
  }
  return 1
}

function portOf(text: string | undefined): number {
  if (text === undefined) return 0
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new UsageError('A port is a whole number from 1 to 65535.')
}
