import assert from 'node:assert/strict'
import { test } from 'node:test'
import { boxesOf } from './support/boxes.ts'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

test('on a phone a backend is made, run, called and changed, and nothing is cut off', async () => {
  const page = await studio.newcomer()
  await page.setViewportSize({ width: 390, height: 844 })
  const tab = (name: string) =>
    page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name })
  const fits = async (screen: string): Promise<void> => {
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    assert.ok(width <= 390, `${screen} is ${width} wide`)
  }
  await fits('the list of projects')
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('heading', { name: '/tasks' }).waitFor()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByTestId('status').filter({ hasText: '200 OK' }).waitFor({ timeout: 60_000 })
  await fits('the explorer')

  await tab('Outline').click()
  await page.getByText('The map needs a wider screen').waitFor()
  await fits('the outline')
  await page.getByLabel('Describe a change').fill('tasks have a size')
  await page.setViewportSize({ width: 1440, height: 844 })
  await page.locator('#map').waitFor()
  assert.equal(await page.getByLabel('Describe a change').inputValue(), 'tasks have a size')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'tasks Table' }).click()
  const add = page.getByLabel('Add a field to tasks')
  await add.fill('colour text')
  await add.press('Enter')
  await page.getByTestId('saving').filter({ hasText: 'Saved' }).waitFor()
  await fits('the details')

  await tab('Outline').click()
  await page.getByRole('button', { name: 'colour', exact: true }).waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'colour', exact: true }).waitFor({ state: 'detached' })
  await tab('Code').click()
  await page.locator('.cm-line').first().waitFor()
  await fits('the code')
  const [link] = await boxesOf(page, page.getByRole('link', { name: 'Export the drawing' }))
  assert.ok(link.y < 844, 'what stands below the code is in sight')
})
