import { CannotStart, startStudio } from '@drawbridge/server'
import { type ExitCode, UsageError } from './command.ts'
import { interrupted } from './interrupted.ts'
import { studioOptions, withoutEffect } from './studio-options.ts'
import type { Terminal } from './terminal.ts'

/** Runs the studio until somebody ends it. */
export async function serveStudio(env: NodeJS.ProcessEnv, terminal: Terminal): Promise<ExitCode> {
  const end = interrupted()
  const fault = Promise.withResolvers<Error>()
  // What nobody caught leaves the studio in a state that nobody knows: it closes as at Ctrl-C.
  process.on('uncaughtException', fault.resolve)
  try {
    const options = studioOptions(env)
    const studio = await startStudio(options)
    const { url, firstAccountToken } = studio
    terminal.result({ ok: true, url, firstAccountToken })
    terminal.say(`The studio is open at ${terminal.paint('cyan', url)}`)
    if (firstAccountToken !== undefined)
      terminal.say(`Others can reach it, so the first account asks for this: ${firstAccountToken}`)
    for (const sentence of withoutEffect(options)) terminal.warn(sentence)
    terminal.say('Ctrl-C ends it.')
    const why = await Promise.race([end, fault.promise])
    await studio.close()
    if (why === 'interrupted') return 0
    terminal.warn(`The studio met a fault of its own and has closed: ${why.message}`)
    terminal.warn('What was saved is safe. Start it again; a service manager can do that for you.')
    return 1
  } catch (error) {
    if (error instanceof CannotStart) throw new UsageError(error.message)
    throw error
  } finally {
    process.off('uncaughtException', fault.resolve)
  }
}
