import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

/** A project whose backend runs and has answered with rows. */
async function answeringProject(): Promise<Page> {
  const page = await studio.expert()
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('heading', { name: '/tasks' }).waitFor()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await response(page).filter({ hasText: '"done"' }).waitFor({ timeout: 60_000 })
  return page
}

const response = (page: Page) => page.getByRole('region', { name: 'Response' })

async function openTasks(page: Page): Promise<void> {
  await page
    .locator('.react-flow__node')
    .filter({ has: page.getByText('tasks', { exact: true }) })
    .click()
  await page.getByRole('tab', { name: 'Details' }).click()
}

async function removeDone(page: Page): Promise<void> {
  await openTasks(page)
  await page.getByRole('button', { name: 'Actions for done' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
}

const agree = (page: Page) => page.getByRole('button', { name: 'Change it anyway' }).click()
const saved = (page: Page) => page.getByTestId('saving').filter({ hasText: 'Saved' }).waitFor()

async function answersWithoutDone(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Try' }).click()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  const answer = response(page).filter({ hasText: '"title"' }).filter({ hasNotText: '"done"' })
  await answer.waitFor({ timeout: 60_000 })
}

/** Two of the three rows have no notes. */
async function requireNotes(page: Page): Promise<void> {
  await openTasks(page)
  await page.getByRole('button', { name: 'notes: required' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('2 rows without tasks.notes will get an empty text.').waitFor()
  await dialog.getByText('Press Run').waitFor()
  const choice = dialog.getByLabel('What is done to these rows (tasks.notes)')
  await choice.selectOption('Give them this value')
  await dialog.getByLabel('Value for tasks.notes').fill('none yet')
  await agree(page)
  await saved(page)
  await page.getByRole('tab', { name: 'Try' }).click()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await response(page).filter({ hasText: 'none yet' }).waitFor({ timeout: 60_000 })
}

test('once somebody has agreed to what rows lose, or said what they get, the new version answers', async () => {
  const page = await answeringProject()
  await requireNotes(page)
  await removeDone(page)
  await page
    .getByRole('dialog')
    .getByText(/tasks\.done goes, with the values that 3 rows hold/)
    .waitFor()
  await agree(page)
  await saved(page)
  await answersWithoutDone(page)
})

test('a version that was held back for its losses runs when Run is pressed and agreed to', async () => {
  const page = await answeringProject()
  const state = page.getByTestId('preview-state')
  await page.getByRole('button', { name: 'Stop' }).click()
  await state.filter({ hasText: 'Stopped' }).waitFor()
  await removeDone(page)
  await saved(page)
  const run = page.getByRole('button', { name: 'Run', exact: true })
  await run.click()
  await state.filter({ hasText: 'Problem' }).waitFor({ timeout: 60_000 })
  await run.click()
  await page
    .getByRole('dialog')
    .getByText(/tasks\.done goes, with the values that 3 rows hold/)
    .waitFor()
  await agree(page)
  await state.filter({ hasText: 'Running' }).waitFor({ timeout: 60_000 })
  await answersWithoutDone(page)
  assert.equal(await page.getByRole('dialog').count(), 0)
})
