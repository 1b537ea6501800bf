import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

async function blank(): Promise<Page> {
  const page = await studio.expert()
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByText('Blank', { exact: true }).click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('heading', { name: 'Add your first table' }).waitFor()
  return page
}

const cards = (page: Page) => page.locator('.react-flow__node')
const undo = (page: Page) => page.getByRole('button', { name: 'Undo', exact: true })

test('every picker takes what is typed at once, and Enter takes the row that was typed', async () => {
  const page = await blank()
  await page.keyboard.press('n')
  await page.keyboard.type('api')
  await page.keyboard.press('Enter')
  await page.locator('.react-flow__node.selected').filter({ hasText: 'api' }).waitFor()
  await page.reload()
  await cards(page).filter({ hasText: 'api' }).waitFor()

  await page.locator('#map').focus()
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await page.keyboard.type('auth')
  await page.keyboard.press('Enter')
  await page.locator('.react-flow__node.selected').filter({ hasText: 'auth' }).waitFor()

  await page.keyboard.press('c')
  await page.keyboard.type('api')
  assert.equal(await page.getByRole('dialog').getByRole('combobox').inputValue(), 'api')
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+k')
  await page.keyboard.type('shortcuts')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Find and do anything' }).click()
  await page.keyboard.type('outline')
  assert.equal(await page.getByRole('dialog').getByRole('combobox').inputValue(), 'outline')
})

test('going back to a version is one step that undo takes back, after a reload as well', async () => {
  const page = await blank()
  const add = async (kind: string, name: string): Promise<void> => {
    await page.locator('#map').focus()
    await page.keyboard.press('Escape')
    await page.keyboard.press('n')
    await page.keyboard.type(kind)
    await page.keyboard.press('Enter')
    await page.locator('.react-flow__node.selected').filter({ hasText: name }).waitFor()
  }
  await add('table', 'items')
  await add('api', 'api')
  await add('auth', 'auth')
  const count = await cards(page).count()
  await page.keyboard.press('g')
  await page.keyboard.press('h')
  await page.getByText('Saved', { exact: false }).first().waitFor()
  const entries = page.locator('ol li button[aria-expanded]')
  await entries.nth(2).waitFor()
  // The last one is the drawing as it was created.
  await entries.nth(2).click()
  await page.getByRole('button', { name: 'Go back to this' }).click()
  await page
    .getByRole('status')
    .getByText('Undo takes you here again')
    .waitFor({ state: 'attached' })
  const fewer = await cards(page).count()
  assert.ok(fewer < count, `${fewer} of ${count}`)
  await page.reload()
  await cards(page).first().waitFor()
  await undo(page).click()
  await page.waitForFunction(
    (wanted) => document.querySelectorAll('.react-flow__node').length === wanted,
    count,
  )
})
