import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { openStudio } from './support/studio.ts'
import { tour } from './support/tour.ts'

// `npm run pictures -- <folder>`: every screen of the studio in both themes, to be looked at.
const folder = resolve(process.argv[2] ?? 'pictures')
await mkdir(folder, { recursive: true })
const studio = await openStudio()
try {
  for (const scheme of ['light', 'dark'] as const) {
    let count = 0
    for await (const { name, page } of tour(studio, scheme)) {
      count += 1
      const file = `${String(count).padStart(2, '0')}-${name.replaceAll(' ', '-')}.${scheme}.png`
      await page.screenshot({ path: join(folder, file) })
      process.stdout.write(`${file}\n`)
    }
  }
} finally {
  await studio.close()
}
