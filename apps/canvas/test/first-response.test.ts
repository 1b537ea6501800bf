import assert from 'node:assert/strict'
import { test } from 'node:test'
import { boxesOf } from './support/boxes.ts'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

test('a new user gets the first 200 in three clicks, with nothing typed but a name', async () => {
  const page = await studio.newcomer()
  await page.evaluate(() => {
    const count = { clicks: 0 }
    Object.assign(window, { count })
    document.addEventListener('click', ({ detail }) => (count.clicks += detail > 0 ? 1 : 0), true)
  })

  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByLabel('Name', { exact: true }).fill('Errands')
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('heading', { name: '/tasks' }).waitFor()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  const status = page.getByTestId('status')
  await status.waitFor({ timeout: 60_000 })

  assert.equal(await status.textContent(), '200 OK')
  assert.match((await page.getByRole('region', { name: 'Response' }).textContent()) ?? '', /3 rows/)
  const clicks = await page.evaluate(
    () => (window as unknown as { count: { clicks: number } }).count.clicks,
  )
  assert.equal(clicks, 3)
  assert.ok(await page.locator('.part-card[data-lit=ok]').count(), 'the path lights up')
  assert.match(await page.title(), /Errands/)

  await page.getByRole('button', { name: 'First steps 1 of 5 Next: add a field' }).click()
  const steps = page.getByRole('region', { name: 'First steps' })
  await steps.getByRole('button', { name: 'Done: Send a request' }).click()

  await page.getByRole('radio', { name: 'Nobody' }).check()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByTestId('status').filter({ hasText: '401' }).waitFor()
  await page.getByText('You act as nobody here').waitFor()
  await page.locator('[data-id=api] .part-card[data-lit=error]').waitFor()
  const lit = page.locator('.react-flow__node:has(.part-card[data-lit])')
  const ids = await lit.evaluateAll((cards) => cards.map((card) => card.getAttribute('data-id')))
  assert.deepEqual(ids.toSorted(), ['api', 'auth'], 'the path lights up to where it stopped')

  await page.getByRole('button', { name: 'Person', exact: true }).click()
  assert.ok(await page.getByRole('radio', { name: 'Ada' }).isChecked())
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByText('No row belongs to Ada').waitFor()
  await page.getByRole('button', { name: 'As everybody' }).click()
  const sheet = page.getByRole('dialog', { name: 'GET /tasks as everybody' })
  await sheet.getByText('Everybody is told what the rules say.').waitFor()
  await sheet.getByRole('row', { name: /^Nobody 401 Unauthorized/ }).waitFor()
  await sheet.getByRole('row', { name: /^Ada 200 OK/ }).waitFor()
  await page.keyboard.press('Escape')

  await steps.getByRole('button', { name: 'Add a field to a table', exact: true }).click()
  await page.locator('[aria-label="Add a field to tasks"]:focus').fill('colour')
  await page.keyboard.press('Enter')
  await steps.getByRole('button', { name: 'Done: Add a field to a table' }).waitFor()
  await steps.getByRole('button', { name: 'Say who may do something', exact: true }).click()
  await page.locator('[aria-label="Everyone can list"]:focus').waitFor()
  await page.keyboard.press('Enter')
  await steps.getByRole('button', { name: 'Done: Say who may do something' }).waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.reload()
  await page.getByRole('button', { name: 'First steps 3 of 5 Next: see what a request' }).waitFor()
  await steps.getByRole('button', { name: 'No first steps any more' }).click()
  await steps.waitFor({ state: 'detached' })
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('first steps')
  await page.keyboard.press('Enter')
  await steps.waitFor()
})

test('the code of it is read and taken home', async () => {
  const page = await studio.newcomer()
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('button', { name: 'Generate code' }).click()
  const sheet = page.getByRole('dialog', { name: 'Generate code' })
  await sheet.getByText('npm start').waitFor()
  const download = page.waitForEvent('download')
  await sheet.getByRole('button', { name: 'Download zip' }).click()
  assert.match((await download).suggestedFilename(), /\.zip$/)

  await sheet.getByRole('button', { name: 'Read the code' }).click()
  const files = page.getByRole('navigation', { name: 'Files' })
  const [open] = await boxesOf(page, files.getByRole('button', { name: /^app\.ts/ }))
  assert.ok(open.y + open.height <= 900, 'the open file is in sight')
  await page.getByRole('link', { name: 'Export the drawing' }).waitFor()
  await page.locator('.cm-line').filter({ hasText: 'taskRoutes' }).last().click()
  await page.locator('#details').waitFor({ state: 'attached' })
  assert.match(page.url(), /node=tasks/, 'a line leads to its part')
})
