/**
 * A map of 500 parts: how soon it is there, and how long the main thread works for a frame while it
 * is panned, zoomed and dragged about. The control is the flow library alone with 500 plain boxes.
 * The work is what the thread itself ran, so that another process on the machine is not taken for
 * it; “frame after” is how long 95 of 100 frames came after the one before, which is what is seen.
 */
import { chromium, type Page } from 'playwright-core'
import { drawing } from './canvas/drawing.ts'
import { framesOf } from './canvas/frames.ts'
import { approach, drag, pan, zoom, type Gesture } from './canvas/gestures.ts'
import { servePlain } from './canvas/plain-page.ts'
import { newProject, startStudio } from './canvas/studio.ts'
import { median } from './measure.ts'

const PARTS = 500
const OPENINGS = 3
/** What the map is held to; the control has no goal, and a figure within the control's is as good as it gets. */
const GOALS = { open: 1500, frame: 16 }
const GESTURES: readonly (readonly [string, Gesture, 'measured' | 'between'])[] = [
  ['pan, all in view', pan, 'measured'],
  ['drag, all in view', drag, 'measured'],
  ['zoom in and out', zoom, 'measured'],
  ['', approach, 'between'],
  ['pan, near', pan, 'measured'],
  ['drag, near', drag, 'measured'],
]

const say = (...cells: readonly string[]): void => {
  const [first = '', ...others] = cells
  const row = first.padEnd(20) + others.map((cell) => cell.padStart(14)).join('')
  process.stdout.write(`${row}\n`)
}

const studio = await startStudio()
const plain = await servePlain()
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const addresses = {
    canvas: await newProject(page, studio.url, drawing(PARTS)),
    control: plain.url,
  }
  for (const [name, url] of Object.entries(addresses)) {
    const openings: number[] = []
    for (let turn = 0; turn < OPENINGS; turn += 1) openings.push(await open(page, url))
    say(`${name}: open`, `${median(openings).toFixed(0)} ms`, goal(name, GOALS.open))
    say(''.padEnd(30), 'median', '95 of 100', 'slowest', 'frame after')
    for (const [gesture, perform, purpose] of GESTURES) {
      if (purpose === 'between') await perform(page)
      else {
        const frames = await framesOf(browser, page, () => perform(page))
        const worked = frames.map(({ work }) => work)
        const times = [0.5, 0.95, 1].map((part) => at(worked, part))
        const after = at(
          frames.map((frame) => frame.after),
          0.95,
        )
        say(
          `${name}: ${gesture}`.padEnd(30),
          ...[...times, after].map((time) => `${time.toFixed(1)} ms`),
          `${frames.length} frames`,
          goal(name, GOALS.frame),
        )
      }
    }
  }
} finally {
  await browser.close()
  await plain.stop()
  await studio.stop()
}

function goal(name: string, most: number): string {
  return name === 'canvas' ? `goal ${most} ms` : ''
}

/** Milliseconds from asking for the page to all parts being on the map and drawn. */
async function open(page: Page, url: string): Promise<number> {
  await page.goto('about:blank')
  const begun = performance.now()
  await page.goto(url)
  await page.waitForFunction(
    (parts) => document.querySelectorAll('.react-flow__node').length >= parts,
    PARTS,
  )
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))),
  )
  return performance.now() - begun
}

function at(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * part) - 1] ?? Number.NaN
}
