import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { saved } from './support/endpoint.ts'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

async function tasks(): Promise<Page> {
  const page = await studio.expert()
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await showTasks(page)
  return page
}

async function showTasks(page: Page): Promise<void> {
  await page.locator('.react-flow__node[data-id=tasks]').click({ position: { x: 40, y: 20 } })
  await page.getByRole('tab', { name: 'Details' }).click()
}

const choose = async (page: Page, ...names: readonly string[]): Promise<void> => {
  const tree = page.getByRole('tree')
  for (const name of names.slice(0, -1))
    await tree.getByRole('button', { name: `Unfold ${name}` }).click()
  await tree.getByRole('button', { name: new RegExp(`^${names.at(-1)}`) }).click()
}

test('a rule says who and which rows, and reads as a sentence', async () => {
  const page = await tasks()
  await page.getByRole('button', { name: 'Who can list: only some rows' }).click()
  await page.getByLabel('Who can list', { exact: true }).selectOption('Signed-in')
  await page.getByRole('button', { name: 'Add a condition' }).click()
  await page.getByRole('button', { name: 'What is looked at: choose a value' }).click()
  await choose(page, 'row', 'done')
  await page.getByText('Signed-in, when done is so').waitFor()
  await page.getByRole('combobox', { name: 'How it is compared' }).selectOption('is not so')
  await page.getByText('Signed-in, when done is not so').waitFor()

  await page.getByRole('button', { name: 'Add a condition' }).click()
  await page.getByRole('button', { name: 'What is looked at: choose a value' }).click()
  await choose(page, 'user', 'email')
  await page
    .getByText(/and email of the signed-in user is/)
    .first()
    .waitFor()
  await saved(page)
  await page.reload()
  await showTasks(page)
  await page.getByText(/Signed-in, when done is not so, and/).waitFor()
  await page.getByRole('button', { name: /^Remove: Signed-in when/ }).click()
  await page.getByText(/Signed-in, when/).waitFor({ state: 'detached' })
})

test('computed fields and rules of fields are said in the details of a table', async () => {
  const page = await tasks()
  await page.getByText('Computed fields').click()
  await page.getByLabel('Name of a new computed field of tasks').fill('shout')
  await page.keyboard.press('Enter')
  const formula = page.getByRole('combobox', { name: 'Formula of shout' })
  await formula.fill('upper(row.titel)')
  await page.getByRole('status').filter({ hasText: 'titel' }).waitFor()
  await formula.fill('upper(row.title)')
  await formula.press('Enter')
  await saved(page)
  assert.equal(await formula.inputValue(), 'upper(row.title)')

  await page.getByRole('button', { name: 'More about title' }).click()
  const reads = page.getByRole('group', { name: 'Who may read it' })
  await reads.getByRole('button', { name: 'Who may read it: admin' }).click()
  await reads.getByRole('button', { name: 'Who may read it: admin', pressed: true }).waitFor()
})
