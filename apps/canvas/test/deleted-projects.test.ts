import { test } from 'node:test'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

test('a deleted project is found again long after, and restored', async () => {
  const page = await studio.newcomer()
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByLabel('Name', { exact: true }).fill('Library two')
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.locator('.react-flow__node').first().waitFor()
  await page.goto(studio.url)
  await page.getByRole('button', { name: 'Actions for Library two' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByText('Your first backend is three clicks away').waitFor()
  await page.goto(studio.url)
  await page.getByRole('link', { name: 'Deleted' }).click()
  await page.getByRole('button', { name: 'Restore Library two' }).click()
  await page.getByText('Nothing is deleted').waitFor()
  await page.getByRole('link', { name: 'Active' }).click()
  await page.getByRole('link', { name: 'Library two' }).click()
  await page.locator('.react-flow__node').first().waitFor()
})
