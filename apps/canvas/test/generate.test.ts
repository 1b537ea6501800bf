import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

test('Generate code tries the code while one looks on, and says how long each trial took', async () => {
  const page = await studio.newcomer()
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('button', { name: 'Generate code' }).click()
  const dialog = page.getByRole('dialog', { name: 'Generate code' })
  await dialog.getByText('The code itself').waitFor()
  for (const sentence of [
    /TypeScript accepts all \d+ files/,
    /The migration ran on an empty/,
    /understands each of the \d+ statements/,
    /It starts, and GET \/health\/live answers/,
  ])
    await dialog.getByText(sentence).waitFor({ timeout: 90_000 })
  assert.ok((await dialog.getByText(/^\d+(\.\d)? m?s$/).count()) >= 3)
  await dialog.getByText('npm run setup', { exact: true }).waitFor()
})
