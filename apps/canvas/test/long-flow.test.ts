import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { emptyEndpoint, saved, selected } from './support/endpoint.ts'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

/** Chooses a kind of step in the picker that a key has opened. */
async function add(page: Page, key: string, kind: string): Promise<void> {
  await page.keyboard.press(key)
  await page.getByRole('dialog').getByRole('option').first().waitFor()
  await page.keyboard.type(kind)
  await page.getByRole('dialog').getByRole('option', { name: kind }).first().waitFor()
  await page.keyboard.press('Enter')
  await selected(page).filter({ hasText: kind }).waitFor()
}

test('twelve steps of every sort are drawn with the keyboard alone', async () => {
  const page = await emptyEndpoint(studio)
  await page.locator('#map').focus()
  await add(page, 'n', 'Find one')
  await add(page, 'n', 'If')
  await add(page, 'Shift+N', 'Log')
  await add(page, 'n', 'Fail')
  await page.keyboard.press('Alt+ArrowUp')
  await selected(page).filter({ hasText: 'If' }).waitFor()
  await add(page, 'Shift+N', 'Set')
  await page.keyboard.press('Alt+ArrowUp')
  await selected(page).filter({ hasText: 'If' }).waitFor()
  await add(page, 'n', 'Find many')
  await add(page, 'n', 'Transaction')
  await add(page, 'Shift+N', 'For each')
  await add(page, 'Shift+N', 'Count')
  await add(page, 'n', 'Update')
  for (const outer of ['For each', 'Transaction']) {
    await page.keyboard.press('Alt+ArrowUp')
    await selected(page).filter({ hasText: outer }).waitFor()
  }
  await add(page, 'n', 'Code')
  await add(page, 'n', 'Respond')
  await saved(page)
  assert.equal(await page.locator('.react-flow__node:not(.react-flow__node-start)').count(), 12)
})
