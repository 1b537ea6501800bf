/**
 * A table of 100,000 rows in the grid: how long each thing takes that somebody does with it until it
 * is seen, how long the main thread works for a frame while it is scrolled, and how much is in the
 * page meanwhile.
 */
import { readFile } from 'node:fs/promises'
import { chromium, type Page } from 'playwright-core'
import { framesOf } from './canvas/frames.ts'
import { newProject, startStudio } from './canvas/studio.ts'
import { median } from './measure.ts'

const ROWS = 100_000
const TURNS = 5
/** Under a tenth of a second an answer is there at once. */
const GOALS = { answer: 100, frame: 16 }
const SCROLLS = 60

const say = (what: string, ...cells: readonly string[]): void =>
  void process.stdout.write(
    `${what.padEnd(34)}${cells.map((cell) => cell.padStart(14)).join('')}\n`,
  )

const drawing = await readFile(new URL('../samples/tasks/manifest.json', import.meta.url), 'utf8')
const studio = await startStudio()
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const url = await newProject(page, studio.url, JSON.parse(drawing))
  await page.goto(url)
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  const state = page.getByTestId('preview-state').filter({ hasText: 'Running' })
  await state.waitFor({ timeout: 120_000 })
  await fill(page, url)
  await page.getByRole('group', { name: 'View' }).getByRole('button', { name: 'Data' }).click()
  const tables = page.getByRole('navigation', { name: 'Tables' })
  const grid = page.getByRole('grid', { name: 'Rows of tasks' })
  const seen = (text: string) => grid.getByRole('gridcell', { name: text, exact: true }).waitFor()
  const other = async (): Promise<void> => {
    await tables.getByRole('button', { name: 'tags' }).click()
    await page.getByRole('grid', { name: 'Rows of tags' }).waitFor()
  }
  const title = grid.getByRole('columnheader', { name: 'title' }).getByRole('button')

  await each('first page', other, async () => {
    await tables.getByRole('button', { name: 'tasks' }).click()
    await seen('row 1')
  })
  await grid.getByRole('gridcell', { name: 'row 1', exact: true }).click()
  await each(
    'to the last row',
    async () => grid.press('Control+Home').then(() => seen('row 1')),
    async () => grid.press('Control+End').then(() => seen(`row ${ROWS}`)),
  )
  await each(
    'the last row is edited',
    async () => page.keyboard.press('Escape'),
    async () => {
      await grid.press('Enter')
      await grid.getByRole('textbox', { name: 'title' }).waitFor()
    },
  )
  await page.keyboard.press('Escape')
  await grid.press('Control+Home')
  const frames = await framesOf(browser, page, async () => {
    for (let n = 0; n < SCROLLS; n += 1) await page.mouse.wheel(0, 240)
  })
  const worked = frames.map(({ work }) => work).toSorted((a, b) => a - b)
  const high = worked[Math.ceil(worked.length * 0.95) - 1] ?? Number.NaN
  const cells = [`${median(worked).toFixed(1)} ms`, `${high.toFixed(1)} ms`]
  say('a frame of scrolling, 95 of 100', ...cells, `goal ${GOALS.frame} ms`)
  say('elements of the grid', String(await grid.locator('*').count()))
  await grid.press('Control+Home')
  await seen('row 1')
  await once('sorted by another column', async () => title.click().then(() => seen('row 10000')))
  await grid.getByRole('gridcell', { name: 'row 10000', exact: true }).click()
  await once('to the last row of that', async () =>
    grid.press('Control+End').then(() => seen('row 99999')),
  )
  await page.getByLabel('Column to filter by').selectOption('title')
  await page.getByLabel('How to compare').selectOption('contains')
  await page.getByLabel('Value to compare with').fill('w 7777')
  await once('filtered by a part of a text', async () => {
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByText('11 rows', { exact: true }).waitFor()
  })
} finally {
  await browser.close()
  await studio.stop()
}

async function each(
  what: string,
  before: () => Promise<unknown>,
  work: () => Promise<unknown>,
): Promise<void> {
  const times: number[] = []
  for (let turn = 0; turn < TURNS; turn += 1) {
    await before()
    times.push(await timeOf(work))
  }
  say(what, `${median(times).toFixed(0)} ms`, '', `goal ${GOALS.answer} ms`)
}

async function once(what: string, work: () => Promise<unknown>): Promise<void> {
  say(what, `${(await timeOf(work)).toFixed(0)} ms`, '', `goal ${GOALS.answer} ms`)
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** The database makes the rows itself; each leads to two others. */
async function fill(page: Page, url: string): Promise<void> {
  const project = new URL(url).pathname.split('/').at(-1) ?? ''
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ROWS})`
  const statements = [
    `INSERT INTO users (email, name) VALUES ('one@example.com', 'One')`,
    `INSERT INTO tags (name) VALUES ('home'), ('urgent')`,
    `INSERT INTO tasks (title, owner_id) ${numbers} SELECT 'row ' || i, 1 FROM n`,
    `INSERT INTO tasks_tags (task_id, tag_id) ${numbers} SELECT i, 1 FROM n UNION ALL SELECT i, 2 FROM n`,
  ]
  for (const text of statements) {
    const answer = await page.evaluate(
      async ([address = '', body = '']) => {
        const token = localStorage.getItem('drawbridge.csrf') ?? ''
        const headers = { 'content-type': 'application/json', 'x-csrf-token': token }
        const { ok } = await fetch(address, { method: 'POST', headers, body })
        return ok
      },
      [`/api/projects/${project}/sql`, JSON.stringify({ text, writes: true })],
    )
    if (!answer) throw new Error(`This was refused: ${text}`)
  }
}
