import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

const add = async (page: Page, kind: string, name: string): Promise<void> => {
  await page.locator('#map').focus()
  await page.keyboard.press('n')
  await page.keyboard.type(kind)
  await page.keyboard.press('Enter')
  await page.locator('.react-flow__node.selected').filter({ hasText: name }).waitFor()
}

test('a table that nobody may use is opened in one press, and run says why it can’t', async () => {
  const page = await studio.expert()
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByText('Blank', { exact: true }).click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('heading', { name: 'Add your first table' }).waitFor()
  await add(page, 'table', 'items')
  await add(page, 'api', 'api')
  await page.getByRole('button', { name: /^1 problem/ }).waitFor()
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await page
    .getByRole('status')
    .getByText('has problems, so it can’t run')
    .waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'Everyone reads and writes' }).first().click()
  await page
    .getByRole('button', { name: 'Everyone reads and writes' })
    .first()
    .waitFor({ state: 'detached' })
})

test('rules that want a sign-in that was deleted are one problem with its ways out', async () => {
  const page = await studio.expert()
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  const auth = page.locator('.react-flow__node').filter({ hasText: 'auth' }).first()
  await auth.waitFor()
  await auth.click()
  await page.keyboard.press('Delete')
  await page.keyboard.press('Control+j')
  await page.getByText('there is no sign-in on the map').waitFor()
  const rows = await page.getByText('but there is no sign-in.').count()
  assert.ok(rows < 3, String(rows))
  await page.getByRole('button', { name: 'Let everyone do it' }).click()
  await page.getByText('there is no sign-in on the map').waitFor({ state: 'detached' })
  await page.getByLabel('Undo', { exact: true }).click()
  await page.getByRole('button', { name: 'Undo my last change' }).click()
  await auth.waitFor()
})
