import { AxeBuilder } from '@axe-core/playwright'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

test('rows are changed in the grid, looked at once more, and written together', async () => {
  const page = await studio.newcomer()
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('heading', { name: '/tasks' }).waitFor()
  await page
    .getByTestId('preview-state')
    .filter({ hasText: 'Running' })
    .waitFor({ timeout: 60_000 })
  await page.getByRole('group', { name: 'View' }).getByRole('button', { name: 'Data' }).click()
  await page
    .getByRole('navigation', { name: 'Tables' })
    .getByRole('button', { name: 'tasks' })
    .click()
  const grid = page.getByRole('grid', { name: 'Rows of tasks' })
  const title = grid.getByRole('gridcell', { name: 'Draw the first table' })
  await title.click()
  await page.keyboard.press('Enter')
  await grid.getByRole('textbox', { name: 'title' }).fill('Call the harbour')
  await page.keyboard.press('Enter')
  await page.getByText('1 change not written yet').waitFor()
  await page.getByRole('button', { name: 'Review and write' }).click()
  const review = page.getByRole('dialog', { name: 'Write 1 change' })
  await review.getByText('Draw the first table').waitFor()
  await review.getByRole('button', { name: 'Write', exact: true }).click()
  await page.getByRole('status').filter({ hasText: 'Wrote 1 change' }).waitFor()
  await grid.getByText('Call the harbour').waitFor()
  await page.reload()
  await page.getByRole('grid', { name: 'Rows of tasks' }).getByText('Call the harbour').waitFor()
  assert.match(page.url(), /view=data/)

  await page.getByRole('button', { name: 'Make up ten rows' }).click()
  await page.getByText('10 changes not written yet').waitFor()
  const { violations } = await new AxeBuilder({ page }).include('main').analyze()
  assert.deepEqual(
    violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html.slice(0, 200)}`)),
    [],
  )
  await page.getByRole('button', { name: 'Review and write' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Write', exact: true }).click()
  await page.getByText('13 rows', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'SQL console' }).click()
  await page
    .getByRole('textbox', { name: 'SQL' })
    .fill("SELECT title FROM tasks WHERE title LIKE 'Call the h%'")
  await page.getByRole('button', { name: 'Run SQL' }).click()
  await page.getByRole('cell', { name: 'Call the harbour' }).first().waitFor()
})
