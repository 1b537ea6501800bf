import type { Page } from 'playwright-core'
import type { Studio } from './studio.ts'

type Fields = Readonly<Record<string, string>>

/** Names a language model on the page of one's account, as it is reached there, and comes back. */
export async function nameModel(
  { url }: Studio,
  page: Page,
  address: string,
  more: Fields = {},
): Promise<void> {
  await page.goto(`${url}/account`)
  await page.getByRole('button', { name: 'Name a language model' }).click()
  const dialog = page.getByRole('dialog', { name: 'Who suggests changes' })
  await dialog.getByLabel('Provider').selectOption('compatible')
  const fields: Fields = { Model: 'scripted', Address: address, ...more }
  for (const [label, value] of Object.entries(fields))
    await dialog.getByLabel(label, { exact: true }).fill(value)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByText(/0 of 1,000,000 tokens used this month/).waitFor()
  await page.goto(url)
}
