import { test } from 'node:test'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

test('an account is deleted with its password, once it was said what goes with it', async () => {
  const page = await studio.newcomer()
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByTestId('preview-state').waitFor()
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: 'Delete account…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete your account?' })
  await dialog.getByText(/With it go 1 project,/).waitFor()
  const confirm = dialog.getByRole('button', { name: 'Delete the account' })
  await dialog.getByLabel('Your password').fill('not what it is at all')
  await confirm.click()
  await dialog.getByText(/do not belong together/).waitFor()
  await dialog.getByLabel('Your password').fill('violet harbour lantern 93')
  await confirm.click()
  await page.getByLabel('Email').waitFor()
})
