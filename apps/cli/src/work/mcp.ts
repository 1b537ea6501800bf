import { ALLOWED, projectServer, type Allowed } from '@drawbridge/mcp'
import { readRelease } from '@drawbridge/workspace'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import { type Work, notThere, UsageError } from '../command.ts'
import { interrupted } from '../interrupted.ts'
import { fileDesk } from '../mcp/file-desk.ts'
import { VERSION } from '../version.ts'

export const mcp: Work = async ({ words: [path = ''], text, flag }) => {
  if (path === '-') throw new UsageError('Standard input is what the assistant talks on.')
  const out = text('out')
  const desk = fileDesk({
    path,
    allowed: allowedBy(text('allow')),
    isTrusted: flag('trust'),
    previous: out === undefined ? undefined : await readRelease(out),
  })
  await desk.read()
  const stopped = interrupted()
  const ended = new Promise<void>((resolve) => process.stdin.once('close', resolve))
  const serving = serveStdio(() => projectServer(desk, VERSION))
  await Promise.race([stopped, ended])
  await serving.close()
  return 0
}

function allowedBy(name = 'read'): Allowed {
  const allowed = ALLOWED.find((one) => one === name)
  if (allowed) return allowed
  throw new UsageError(notThere('permission', name, ALLOWED))
}
