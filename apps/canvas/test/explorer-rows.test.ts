import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

async function open(page: Page, method: string, path: string): Promise<void> {
  await page.getByRole('button', { name: 'All endpoints' }).click()
  const named = page.locator('button', { has: page.getByText(path, { exact: true }) })
  await named.filter({ hasText: method }).click()
}

test('the form of a relation offers the rows that are there by their names', async () => {
  const page = await studio.newcomer()
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByTestId('status').filter({ hasText: '200' }).waitFor({ timeout: 60_000 })

  await open(page, 'POST', '/tags')
  await page.getByLabel('name *').fill('urgent and important')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByTestId('status').filter({ hasText: '201' }).waitFor()

  await open(page, 'POST', '/tasks')
  await page.getByRole('checkbox', { name: 'urgent and important' }).check()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByTestId('status').filter({ hasText: '201' }).waitFor()
  await page.getByRole('button', { name: 'JSON', exact: true }).click()
  const sent = JSON.parse(await page.getByLabel('Body as JSON').inputValue())
  assert.equal(sent.tagIds.length, 1)
})
