import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { GOLDENS, regenerate } from './trees.ts'

// npm run samples:write: the golden samples as the compiler writes them now, for review in the diff.
for (const golden of GOLDENS) {
  const tree = await regenerate(golden)
  rmSync(golden.folder, { recursive: true, force: true })
  for (const { path, text } of tree) {
    const file = join(golden.folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
}
