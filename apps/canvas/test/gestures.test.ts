import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { boxesOf } from './support/boxes.ts'
import { importDrawing } from './support/import-drawing.ts'
import { smallTargets } from './support/reach.ts'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

async function tasksProject(): Promise<Page> {
  const page = await studio.newcomer()
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.locator('.react-flow__node[data-id=tasks]').waitFor()
  await page.locator('.react-flow__node[data-id=tasks]').click()
  await page.getByRole('tab', { name: 'Details' }).click()
  return page
}

const part = (page: Page, id: string) => page.locator(`.react-flow__node[data-id="${id}"]`)
const saved = (page: Page) => page.getByTestId('saving').filter({ hasText: 'Saved' }).waitFor()
const names = (page: Page) => page.locator('.part-title').allTextContents()

async function boxOf(page: Page, id: string) {
  const [box] = await boxesOf(page, part(page, id))
  return box
}

/** A point of a part where it can be taken hold of. */
async function gripOf(page: Page, id: string) {
  const { x, y } = await boxOf(page, id)
  return { x: x + 70, y: y + 14 }
}

/** A move is drawn some time after the hand has made it. */
const standsAt = (page: Page, id: string, at: { readonly x?: number; readonly y?: number }) =>
  page.waitForFunction(
    ({ part, x, y }) => {
      const box = document.querySelector(`.react-flow__node[data-id="${part}"]`)
      const now = box?.getBoundingClientRect()
      const isAt = (a: number, b: number | undefined) => b === undefined || Math.abs(a - b) < 0.5
      return now !== undefined && isAt(now.x, x) && isAt(now.y, y)
    },
    { part: id, ...at },
  )

async function dragBy(page: Page, id: string, dx: number, dy: number): Promise<void> {
  const { x, y } = await gripOf(page, id)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 5, y)
  await page.mouse.move(x + dx / 2, y + dy / 2, { steps: 4 })
  await page.mouse.move(x + dx, y + dy, { steps: 6 })
}

test('dragged near the line of another part, a part is drawn to it and the line is shown', async () => {
  const page = await tasksProject()
  const [auth, api] = [await boxOf(page, 'auth'), await boxOf(page, 'api')]
  await dragBy(page, 'auth', api.x - auth.x + 7, 260)
  await page.locator('.map-guide[data-axis=x]').first().waitFor()
  await page.mouse.up()
  await page.locator('.map-guide').first().waitFor({ state: 'detached' })
  await standsAt(page, 'auth', { x: api.x })
  await saved(page)
  await page.keyboard.press('Control+z')
  await standsAt(page, 'auth', { x: auth.x })
})

test('dragged with Alt a part stays, and a copy of it is left where the hand lets go', async () => {
  const page = await tasksProject()
  const before = await boxOf(page, 'tags')
  await page.keyboard.down('Alt')
  await dragBy(page, 'tags', 20, 160)
  await page.locator('[data-id="copy of tags"]').waitFor()
  await page.mouse.up()
  await page.keyboard.up('Alt')
  await page.getByText('tags2', { exact: true }).first().waitFor()
  assert.deepEqual(await boxOf(page, 'tags'), before)
  await saved(page)
  await page.keyboard.press('Control+z')
  await page.locator('.part-title', { hasText: 'tags2' }).waitFor({ state: 'detached' })
})

test('a part that is dropped on a connection is put into it', async () => {
  const page = await studio.newcomer()
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByText('Blank', { exact: true }).click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  const tile = (name: string) => page.getByRole('button', { name: `Add ${name}`, exact: true })
  const drop = (name: string, x: number, y: number) =>
    tile(name).dragTo(page.locator('.react-flow__pane'), { targetPosition: { x, y } })
  await drop('API', 160, 420)
  await page.locator('.part-title', { hasText: 'database' }).waitFor()
  const api = page.locator('.react-flow__node', { hasText: 'API' }).first()
  await api.click()
  await page.keyboard.press('c')
  await page.getByRole('dialog').getByRole('combobox').fill('database')
  await page.keyboard.press('Enter')
  const line = page.locator('.map-line').first()
  await line.waitFor({ state: 'attached' })
  const [at, pane] = await boxesOf(
    page,
    line.locator('.map-line-path'),
    page.locator('.react-flow__pane'),
  )
  await drop('Table', at.x + at.width / 2 - pane.x, at.y + at.height / 2 - pane.y)
  await page.locator('.map-line').nth(2).waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'Outline' }).click()
  await page.getByRole('button', { name: 'api serves items', exact: true }).waitFor()
  await page.getByRole('button', { name: 'items is kept in database', exact: true }).waitFor()
  await saved(page)
})

test('Alt and a click take a connection away, and a dragged end goes to another part', async () => {
  const page = await tasksProject()
  await page.getByRole('button', { name: 'Outline' }).click()
  await page.getByRole('button', { name: 'api serves tags', exact: true }).click()
  const ends = page.locator('.react-flow__edge.selected .react-flow__edgeupdater-target')
  await ends.waitFor()
  const [end, into] = await boxesOf(page, ends, page.locator('[data-port="into database"]'))
  await page.mouse.move(end.x + 3, end.y + end.height / 2)
  await page.mouse.down()
  await page.mouse.move(into.x + 12, into.y + 12, { steps: 10 })
  await page.mouse.up()
  await page
    .getByRole('button', { name: 'api serves all tables of database', exact: true })
    .waitFor()
  await page
    .getByRole('button', { name: 'api serves tags', exact: true })
    .waitFor({ state: 'detached' })
  await page.keyboard.press('Control+z')
  await page.getByRole('button', { name: 'api serves tags', exact: true }).waitFor()
  await page.getByRole('button', { name: 'Show everything' }).click()
  await page
    .locator('[data-port="out of auth"]')
    .click({ modifiers: ['Alt'], position: { x: 12, y: 12 } })
  await page
    .getByRole('button', { name: 'auth guards api', exact: true })
    .waitFor({ state: 'detached' })
  await saved(page)
})

test('a double click on a name renames, one on empty ground offers every kind of part', async () => {
  const page = await tasksProject()
  await part(page, 'tags').locator('.part-title').dblclick()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('labels')
  await page.keyboard.press('Enter')
  await part(page, 'tags').getByText('labels', { exact: true }).first().waitFor()
  await page.locator('.react-flow__pane').dblclick({ position: { x: 60, y: 640 } })
  await page.getByRole('dialog', { name: 'Add a part' }).waitFor()
})

test('the wheel moves the map and says so once; with Ctrl it zooms', async () => {
  const page = await tasksProject()
  const zoom = page.getByRole('button', { name: /^\d+ %$/ })
  const before = [await boxOf(page, 'api'), await zoom.textContent()] as const
  await page.mouse.move(400, 700)
  await page.mouse.wheel(0, 120)
  await page.getByText('The wheel moves the map').first().waitFor()
  await standsAt(page, 'api', { y: before[0].y - 60 })
  assert.equal(await zoom.textContent(), before[1])
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -120)
  await page.keyboard.up('Control')
  await zoom.filter({ hasNotText: before[1] ?? '' }).waitFor()
  await page.getByRole('button', { name: 'Zoom with the wheel' }).click()
  const large = await zoom.textContent()
  await page.mouse.move(400, 700)
  await page.mouse.wheel(0, 120)
  await zoom.filter({ hasNotText: large ?? '' }).waitFor()
})

test('a drag on empty ground selects what it touches, Shift adds, and Esc lets go', async () => {
  const page = await tasksProject()
  const [users, tags] = [await boxOf(page, 'users'), await boxOf(page, 'tags')]
  await page.mouse.move(users.x - 30, users.y - 20)
  await page.mouse.down()
  await page.mouse.move(tags.x + 40, tags.y + 20, { steps: 6 })
  await page.mouse.up()
  await page.getByRole('heading', { name: '3 parts' }).waitFor()
  await part(page, 'database').click({ modifiers: ['Shift'] })
  await page.getByRole('heading', { name: '4 parts' }).waitFor()
  await page.getByRole('button', { name: 'Align left edges' }).click()
  const lefts = await Promise.all(
    ['users', 'tasks', 'tags', 'database'].map(async (id) => (await boxOf(page, id)).x),
  )
  assert.equal(new Set(lefts).size, 1)
  await page.locator('#map').focus()
  await page.keyboard.press('Escape')
  await page.getByText('Select a part on the map').waitFor()
})

test('the middle and the right button move the map; a right click without a move opens the menu', async () => {
  const page = await tasksProject()
  const before = await boxOf(page, 'api')
  for (const button of ['middle', 'right'] as const) {
    await page.mouse.move(300, 700)
    await page.mouse.down({ button })
    await page.mouse.move(330, 690, { steps: 4 })
    await page.mouse.up({ button })
  }
  await standsAt(page, 'api', { x: before.x + 60, y: before.y - 20 })
  assert.equal(await page.getByRole('menu').count(), 0)
  await page.mouse.click(300, 700, { button: 'right' })
  await page.getByRole('menuitem', { name: /Select everything/ }).waitFor()
})

test('M moves with the arrow keys, and the pad does the same for a finger', async () => {
  const page = await tasksProject()
  await part(page, 'tags').click()
  const before = await boxOf(page, 'tags')
  await page.keyboard.press('m')
  await page.keyboard.press('Shift+ArrowDown')
  await page.getByRole('button', { name: 'Move down' }).click()
  await page.getByRole('button', { name: 'Drop here' }).click()
  await saved(page)
  const zoom = before.width / 240
  const moved = (await boxOf(page, 'tags')).y - before.y
  assert.equal(Math.round(moved / zoom), 5 * 16)
})

test('pasted with Shift, a part keeps the connections that led to it', async () => {
  const page = await tasksProject()
  await part(page, 'tags').click()
  await page.keyboard.press('Control+c')
  await page.keyboard.press('Control+Shift+v')
  await page.locator('.part-title', { hasText: 'tags2' }).waitFor()
  assert.ok((await names(page)).includes('tags2'))
  await page.getByRole('button', { name: 'Outline' }).click()
  await page.getByRole('button', { name: 'api serves tags2', exact: true }).waitFor()
})

test('from far away parts that crowd are pressed as one, which leads nearer to each of them', async () => {
  const page = await studio.newcomer()
  await importDrawing(page, MANY_PARTS)
  const zoom = page.getByRole('button', { name: /^\d+ %$/ })
  await page.mouse.move(500, 450)
  await page.keyboard.down('Control')
  for (let notch = 0; notch < 8; notch += 1) await page.mouse.wheel(0, 240)
  await page.keyboard.up('Control')
  await zoom.filter({ hasText: '10 %' }).waitFor()
  const mark = page.getByRole('button', { name: /^Show \d+ parts from nearer$/ }).first()
  await mark.waitFor()
  await page.locator('.react-flow__handle').first().waitFor({ state: 'detached' })
  await page.waitForFunction(
    () => Number(document.querySelector('.map-stack')?.getBoundingClientRect().height) > 23,
  )
  assert.deepEqual(await smallTargets(page), [])
  await page.locator('[data-id=apart]:not(.crowded)').click()
  await page.locator('.selected[data-id=apart]').waitFor()
  await mark.click()
  await mark.waitFor({ state: 'detached' })
  await part(page, 't0').click()
  await page.locator('.selected[data-id=t0]').waitFor()
})

const tableAt = (name: string, x: number, y: number) => ({
  id: name.replace('thing', 't'),
  kind: 'table',
  name,
  position: { x, y },
  settings: { fields: [{ id: 'title', name: 'title', type: 'string' }] },
})

const MANY_PARTS = {
  drawbridge: 1,
  name: 'Crowd',
  nodes: [
    ...Array.from({ length: 60 }, (_, at) =>
      tableAt(`thing${at}`, Math.floor(at / 20) * 336, (at % 20) * 112),
    ),
    tableAt('apart', 2400, 0),
  ],
  connections: [],
}
