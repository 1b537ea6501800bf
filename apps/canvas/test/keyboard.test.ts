import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

const selected = (page: Page) => page.locator('.react-flow__node.selected')

test('a drawing is made, walked, moved and undone without a mouse', async () => {
  const page = await studio.newcomer()
  await page.getByRole('button', { name: 'New project' }).first().focus()
  await page.keyboard.press('Enter')
  await page.getByText('Blank', { exact: true }).waitFor()
  await page.getByRole('radio', { name: /Blank/ }).focus()
  await page.keyboard.press('Space')
  await page.getByLabel('Name', { exact: true }).press('Enter')
  await page.getByRole('heading', { name: 'Add your first table' }).waitFor()

  await page.locator('#map').focus()
  await page.keyboard.press('n')
  await page.getByRole('dialog').getByRole('combobox').fill('table')
  await page.keyboard.press('Enter')
  await selected(page).filter({ hasText: 'items' }).waitFor()

  // With a part selected, N adds beside it, on the side that the line comes from, and joins the two.
  await page.keyboard.press('n')
  await page.getByRole('dialog').getByRole('combobox').fill('api')
  await page.keyboard.press('Enter')
  await selected(page).filter({ hasText: 'api' }).waitFor()
  assert.equal(await page.locator('.map-line').count(), 1)

  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('shop')
  await page.keyboard.press('Enter')
  await selected(page).filter({ hasText: 'shop' }).waitFor()

  await page.keyboard.press('ArrowRight')
  await selected(page).filter({ hasText: 'items' }).waitFor()

  const place = () => selected(page).evaluate((node) => (node as HTMLElement).style.transform)
  const before = await place()
  await page.keyboard.press('m')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  assert.notEqual(await place(), before)
  await page.keyboard.press('Control+z')
  assert.equal(await place(), before)

  await page.keyboard.press('c')
  const choices = page.getByRole('dialog', { name: 'Connect items to' })
  await choices.getByText('joined already').waitFor()
  await page.keyboard.press('Escape')

  await page.keyboard.press('Delete')
  await page
    .locator('.react-flow__node')
    .filter({ hasText: 'items' })
    .waitFor({ state: 'detached' })
  const offer = page.getByText(/^Removed /).last()
  await offer.waitFor()
  await page.keyboard.press('Control+z')
  await offer.waitFor({ state: 'detached' })
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+z')
  await page.getByRole('heading', { name: 'Add your first table' }).waitFor()
})

test('every shortcut is listed, and the command menu finds what it does', async () => {
  const page = await studio.newcomer()
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.locator('.react-flow__node').first().waitFor()
  await page.locator('#map').focus()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Tidy the map').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('GET /tags')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '/tags' }).waitFor()
  await page.keyboard.press('Control+f')
  await page.getByRole('dialog').getByRole('combobox').fill('dueDate')
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name: 'Details', selected: true }).waitFor()
  await page.waitForFunction(() =>
    document.activeElement?.getAttribute('data-field')?.startsWith('/settings/fields/'),
  )
})
