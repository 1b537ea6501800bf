import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { boxesOf } from './support/boxes.ts'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

async function blankProject(): Promise<Page> {
  const page = await studio.newcomer()
  await page.getByRole('button', { name: 'New project' }).first().click()
  const name = page.getByRole('textbox', { name: 'Name' })
  await name.fill(' ')
  await page.getByText('Blank', { exact: true }).click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByText('Give the project a name.').waitFor()
  await name.fill('Library')
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('heading', { name: 'Add your first table' }).waitFor()
  return page
}

async function ask(page: Page, prompt: string): Promise<void> {
  await page.getByLabel('Describe a change').fill(prompt)
  await page.getByLabel('Describe a change').press('Enter')
  await page.getByRole('region', { name: 'Proposal' }).waitFor()
}

const lefts = (page: Page) =>
  page
    .locator('.react-flow__node')
    .evaluateAll((parts) => parts.map((each) => each.getBoundingClientRect().right))

test('what a newcomer asks for is placed, found and named well', async () => {
  const page = await blankProject()
  await ask(page, 'add tables members and loans, a member has many loans')
  await page.getByRole('button', { name: 'Apply', exact: true }).click()
  await page.getByRole('region', { name: 'Proposal' }).waitFor({ state: 'detached' })
  const [said, tools] = await boxesOf(
    page,
    page.getByText(/^Applied: /).last(),
    page.getByRole('button', { name: 'Zoom out' }),
  )
  assert.ok(said.y + said.height < tools.y, 'it hides no buttons of the map')
  const width = await page.locator('.react-flow').evaluate((map) => map.clientWidth)
  // The view shows everything again: the parts stand on both sides of the middle.
  await page.waitForFunction(
    (middle) =>
      [...document.querySelectorAll('.react-flow__node')].some(
        (part) => part.getBoundingClientRect().right > middle,
      ),
    width * 0.75,
  )
  assert.ok((await lefts(page)).length >= 5)

  const view = page.locator('.react-flow__viewport')
  const transform = () => view.evaluate((element) => element.style.transform)
  const before = await transform()
  await ask(page, 'rename loans to borrowings')
  await page.getByText('Rename loans to borrowings', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Drop' }).click()
  await page.waitForFunction(
    (wanted) =>
      document.querySelector<HTMLElement>('.react-flow__viewport')?.style.transform === wanted,
    before,
  )

  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Type what you want to do, or a name').fill('loan')
  const first = page.getByRole('option', { selected: true }).filter({ hasText: /^loans/ })
  await first.waitFor({ timeout: 5_000 })
  await first.click()

  const name = page.getByLabel('Name of this Table')
  await name.fill('Members')
  await name.press('Enter')
  await page.getByRole('status').filter({ hasText: 'There is a table “Members” already' }).waitFor()
  assert.equal(await name.inputValue(), 'loans')

  const project = page.getByLabel('Name of the project')
  await project.fill('')
  await project.press('Enter')
  assert.equal(await project.inputValue(), 'Library')
})

test('a table without an api says what is missing', async () => {
  const page = await blankProject()
  await page.getByRole('button', { name: 'Start from a table' }).click()
  await page.getByText('No api serves it yet:').waitFor()
  await page.getByRole('button', { name: 'Add an API', exact: true }).click()
  await page.getByText('No api serves it yet:').waitFor({ state: 'detached' })
})
