import { CannotStart, type StartOptions, startStudio } from '@drawbridge/server'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ExitCode, UsageError } from './command.ts'
import { interrupted } from './interrupted.ts'
import type { Terminal } from './terminal.ts'

/** Runs the studio until somebody ends it. */
export async function serveStudio(env: NodeJS.ProcessEnv, terminal: Terminal): Promise<ExitCode> {
  const end = interrupted()
  const fault = Promise.withResolvers<Error>()
  // What nobody caught leaves the studio in a state that nobody knows: it closes as at Ctrl-C.
  process.on('uncaughtException', fault.resolve)
  try {
    const studio = await startStudio(optionsFrom(env))
    const { url, firstAccountToken } = studio
    terminal.result({ ok: true, url, firstAccountToken })
    terminal.say(`The studio is open at ${terminal.paint('cyan', url)}`)
    if (firstAccountToken !== undefined)
      terminal.say(`Others can reach it, so the first account asks for this: ${firstAccountToken}`)
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

function optionsFrom(env: NodeJS.ProcessEnv): StartOptions {
  const canvas = fileURLToPath(new URL('../../canvas/dist', import.meta.url))
  return {
    dataDir: env.DRAWBRIDGE_DATA ?? join(homedir(), '.local', 'share', 'drawbridge'),
    ...(env.PORT && { port: portOf(env.PORT) }),
    ...(env.HOST && { host: env.HOST }),
    ...(env.DATABASE_URL && { databaseUrl: env.DATABASE_URL }),
    ...(env.PUBLIC_URL && { publicUrl: env.PUBLIC_URL }),
    ...(env.DRAWBRIDGE_KEY_FILE && { keyFile: env.DRAWBRIDGE_KEY_FILE }),
    ...(env.DRAWBRIDGE_PRIVATE_DATABASES === 'allow' && { privateDatabases: true }),
    ...(existsSync(canvas) && { canvasDir: canvas }),
  }
}

function portOf(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port
  throw new UsageError('PORT is a whole number from 0 (any that is free) to 65535.')
}
