import { createDevelopmentUser } from '../backend/development-user.ts'
import { openSession, type Session } from '../backend/session.ts'
import { BackendFailed } from '../backend/start-backend.ts'
import { watchFile } from '../backend/watch-file.ts'
import { type CliCommand, UsageError } from '../command.ts'
import { interrupted } from '../interrupted.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import { printBackend } from '../print-backend.ts'
import { reasonOf } from '../read-source.ts'
import type { Terminal } from '../terminal.ts'

export const run: CliCommand = {
  name: 'run',
  usage: '<manifest> [--port N] [--database-url URL] [--watch]',
  summary: 'Runs the backend: builds it to a private folder, starts it, and says how to call it.',
  words: [1, 1],
  options: {
    port: { type: 'string', short: 'p' },
    'database-url': { type: 'string' },
    watch: { type: 'boolean', short: 'w' },
  },
  help: `
  --port N             where it listens; any free port when it is not given
  --database-url URL   mysql://… or postgres://…; else an SQLite of its own, gone afterwards
  --watch              take over each saved change of the manifest

  It runs as you, with your rights: run only what you drew or trust. Ctrl-C ends it.`,
  async run(args, terminal) {
    const [path = ''] = args.words
    if (path === '-' && args.flag('watch'))
      throw new UsageError('Standard input cannot be watched.')
    const port = portOf(args.text('port'))
    const stop = interrupted()
    const session = await openSession(path, args.text('database-url'), port)
    try {
      const started = await Promise.race([session.start(), stop])
      if (started === 'interrupted') return 0
      if (!started.ok) {
        terminal.result(started)
        printDiagnostics(started.diagnostics, terminal)
        return 1
      }
      const { backend, compiled } = started
      const user = await createDevelopmentUser(backend.address, compiled.model)
      printDiagnostics(compiled.diagnostics, terminal)
      printBackend(backend.address, compiled, user, session.database, terminal)
      const watcher = args.flag('watch')
        ? watchFile(path, () => swap(session, terminal))
        : undefined
      const end = await Promise.race([stop, session.ended()])
      watcher?.close()
      return end === 'interrupted' ? 0 : 1
    } catch (error) {
      if (!(error instanceof BackendFailed)) throw error
      terminal.result({ ok: false, problem: error.message })
      terminal.warn(`The backend did not start:\n${error.message}`)
      return 1
    } finally {
      await session.close()
    }
  },
}

/** What was saved takes the place of what runs; what does not check or start changes nothing more. */
async function swap(session: Session, terminal: Terminal): Promise<void> {
  try {
    const started = await session.start()
    if (started.ok) terminal.say(terminal.paint('green', '↻ The change is running.'))
    else printDiagnostics(started.diagnostics, terminal)
  } catch (error) {
    terminal.warn(`The change does not run: ${reasonOf(error)}`)
  }
}

function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new UsageError('A port is a whole number from 1 to 65535.')
}
