import type { Page } from 'playwright-core'
import type { Studio } from './studio.ts'

/** A new project of tasks, inside of a new endpoint `POST /tasks/:id/finish` that nothing happens in yet. */
export async function emptyEndpoint(studio: Studio, who = 'Signed-in'): Promise<Page> {
  const page = await studio.expert()
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.locator('.react-flow__node[data-id=api]').click()
  await page.getByRole('tab', { name: 'Details' }).click()
  await page.getByRole('button', { name: 'Add endpoint' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add an endpoint' })
  await dialog.getByLabel('Method').selectOption('POST')
  await dialog.getByLabel('Path').fill('/tasks/:id/finish')
  await dialog.getByLabel('Who may call it').selectOption(who)
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await page.locator('.start-card').waitFor()
  return page
}

/** The step that is selected, on the surface. */
export const selected = (page: Page) => page.locator('.react-flow__node.selected')

export const saved = (page: Page) =>
  page.getByTestId('saving').filter({ hasText: 'Saved' }).waitFor()

/** Pastes steps, as they are copied, into the flow that is open. */
export async function pasteSteps(page: Page, steps: readonly object[]): Promise<void> {
  await page.evaluate(
    (text) => navigator.clipboard.writeText(text),
    JSON.stringify({ drawbridge: 'steps', steps }),
  )
  await page.locator('#map').focus()
  await page.keyboard.press('Control+v')
  await page.locator('.react-flow__node-card').first().waitFor()
}
