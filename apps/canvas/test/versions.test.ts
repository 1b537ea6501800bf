import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

test('edits are undone after a reload, and two versions lie over each other on the map', async () => {
  const page = await studio.newcomer()
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  const card = (id: string) => page.locator(`.react-flow__node[data-id=${id}]`)
  const saved = page.getByTestId('saving').filter({ hasText: 'Saved' })
  await card('tasks').click()
  const add = page.getByLabel('Add a field to tasks')
  await add.fill('estimate')
  await add.press('Enter')
  await card('tasks').getByTitle('estimate', { exact: true }).waitFor()
  // With no preview there are no rows that somebody would have to let go first.
  const state = page.getByTestId('preview-state')
  await state.filter({ hasText: 'Running' }).waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Stop' }).click()
  await state.filter({ hasText: 'Stopped' }).waitFor()
  await card('tags').click()
  await page.locator('#map').focus()
  await page.keyboard.press('Delete')
  await card('tags').waitFor({ state: 'detached' })
  await saved.waitFor()

  await page.reload()
  await card('tasks').waitFor()
  await page.keyboard.press('Control+z')
  await card('tags').waitFor()
  await page.keyboard.press('Control+Shift+z')
  await card('tags').waitFor({ state: 'detached' })
  await saved.waitFor()

  await page.goto(`${page.url().split('?')[0]}?compare=0`)
  await card('tags').locator('[data-ghost=removed]').waitFor()
  const row = card('tasks').locator('.part-row[data-ghost=added]')
  assert.match((await row.textContent()) ?? '', /estimate/)
  const differences = page.getByRole('list', { name: 'Differences' }).getByRole('button')
  const told = await differences.allTextContents()
  assert.ok(told.includes('tasks: field estimate was added.'), told.join('\n'))
  assert.ok(told.includes('table tags was removed.'), told.join('\n'))
  await differences.filter({ hasText: 'estimate' }).click()
  await page.locator('.react-flow__node.selected[data-id=tasks]').waitFor()
  await page.locator('#map').focus()
  await page.keyboard.press('Delete')

  await page.getByRole('button', { name: 'Go back to the first of the two' }).click()
  await page.getByRole('group', { name: 'Map', exact: true }).waitFor()
  await card('tags').waitFor()
  assert.equal(await card('tasks').getByTitle('estimate', { exact: true }).count(), 0)
})
