import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { openStudio } from './support/studio.ts'
import { tour } from './support/tour.ts'

/** What the README shows, by the screen and theme that it is a picture of. */
const SHOWN: Readonly<Record<string, string>> = {
  'explorer.light': 'studio.png',
  'requests.dark': 'requests.png',
  'table.dark': 'table.png',
  'split.light': 'split.png',
  'proposal.light': 'proposal.png',
}

// `npm run pictures -- <folder>`: every screen of the studio in both themes, to be looked at;
// without a folder, those of the README anew.
const wish = process.argv[2]
const folder = resolve(wish ?? join(import.meta.dirname, '../../../docs/images'))
await mkdir(folder, { recursive: true })
const studio = await openStudio()
try {
  for (const scheme of ['light', 'dark'] as const) {
    let count = 0
    for await (const { name, page } of tour(studio, scheme)) {
      count += 1
      const screen = `${name.replaceAll(' ', '-')}.${scheme}`
      const file = wish ? `${String(count).padStart(2, '0')}-${screen}.png` : SHOWN[screen]
      if (!file) continue
      await page.screenshot({ path: join(folder, file) })
      process.stdout.write(`${file}\n`)
    }
  }
} finally {
  await studio.close()
}
