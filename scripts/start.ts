// `npm start`: builds the canvas if its sources changed, then starts the studio.
import { join } from 'node:path'
import { buildCanvas } from './stages/canvas.ts'

const canvas = await buildCanvas(join(import.meta.dirname, '..'), (line) =>
  process.stdout.write(`${line}\n`),
)
if (canvas.ok) await import('../apps/cli/src/main.ts')
else process.exitCode = 1
