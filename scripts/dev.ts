// `npm run dev`: the studio, which starts anew when its code changes, and before it the canvas as it
// is written, with each change in the open page at once.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { freePort } from './services/server.ts'

const root = join(import.meta.dirname, '..')
const studioPort = await freePort()
const pagePort = process.env.PORT || '3000'

const running = [
  // Its own address would only be in the way: the page's is the one to open.
  start(root, ['--watch', '--watch-preserve-output', 'apps/cli/src/main.ts'], 'ignore', {
    PORT: String(studioPort),
  }),
  start(
    join(root, 'apps/canvas'),
    [join(root, 'node_modules/vite/bin/vite.js'), '--port', pagePort, '--strictPort'],
    'inherit',
    { DRAWBRIDGE_SERVER: `http://127.0.0.1:${studioPort}` },
  ),
]

// One without the other is of no use.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, endAll)
for (const child of running)
  child.once('exit', (code) => {
    process.exitCode ??= code ?? 1
    endAll()
  })

function start(
  cwd: string,
  args: readonly string[],
  out: 'ignore' | 'inherit',
  more: NodeJS.ProcessEnv,
) {
  return spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...more },
    stdio: ['ignore', out, 'inherit'],
  })
}

function endAll(): void {
  for (const child of running) child.kill('SIGTERM')
}
