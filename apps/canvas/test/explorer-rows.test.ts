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

  // To begin with a list is asked in words, and the address has the same.
  await open(page, 'GET', '/tasks')
  await page.getByText('Filter, sort and page').click()
  await page.getByRole('button', { name: 'Only rows where…' }).click()
  const condition = page.getByRole('group', { name: 'Condition 1' })
  await condition.getByLabel('How it is to be').selectOption('contains')
  await condition.getByLabel('Value').fill('milk')
  await page.getByRole('button', { name: 'As in the address' }).click()
  const text = page.getByLabel('Filter', { exact: true })
  assert.equal(await text.inputValue(), 'title[contains]=milk')
  await text.fill('title[contains]=milk&nowhere=1')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByTestId('status').filter({ hasText: '400' }).waitFor()

  // A failed request says which field it was, and what stood there; its statements are in words too.
  await page.locator('#map').focus()
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  await page.getByRole('button', { name: /nowhere=1 \d+ ms/ }).click()
  await page.getByText('“nowhere” is not known here. It was "1".').waitFor()
})
