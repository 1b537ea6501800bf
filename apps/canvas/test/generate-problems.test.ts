import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

test('one mistake is one line of Generate code, however many rules it breaks', async () => {
  const page = await studio.newcomer()
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.locator('.react-flow__node[data-id=auth]').click()
  await page.keyboard.press('Delete')
  await page.locator('.react-flow__node[data-id=auth]').waitFor({ state: 'detached' })
  await page.getByTestId('saving').filter({ hasText: 'Saved' }).waitFor()
  await page.getByRole('button', { name: 'Generate code' }).click()
  const dialog = page.getByRole('dialog', { name: 'Generate code' })
  await dialog
    .getByText(/and \d+ more like it/)
    .first()
    .waitFor()
  assert.ok((await dialog.getByRole('listitem').count()) <= 4)
})
