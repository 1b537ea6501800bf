import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { importDrawing } from './support/import-drawing.ts'
import { useStudio } from './support/studio.ts'

const studio = useStudio()
const WORKSPACE = join(import.meta.dirname, '../../../samples/workspace/manifest.json')

async function project(): Promise<Page> {
  const page = await studio.expert()
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByText('Blank', { exact: true }).click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('heading', { name: 'Add your first table' }).waitFor()
  for (const [kind, x, y] of [
    ['API', 160, 420],
    ['Sign-in', 160, 200],
  ] as const)
    await page
      .getByRole('button', { name: `Add ${kind}`, exact: true })
      .dragTo(page.locator('.react-flow__pane'), { targetPosition: { x, y } })
  await part(page, 'users').waitFor()
  await page.getByRole('tab', { name: 'Details' }).click()
  return page
}

const part = (page: Page, name: string) =>
  page.locator('.react-flow__node').filter({ has: page.getByText(name, { exact: true }) })

test('errors get a shape, and sign-in its routes, by forms', async () => {
  const page = await project()
  await part(page, 'api').click()
  await page.locator('summary', { hasText: 'Errors' }).click()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByLabel('Name 1').fill('errors')
  await page.getByLabel('Name 1').press('Enter')
  await page.getByLabel('Holds 1').selectOption({ label: 'The messages of each field' })
  await page.locator('summary', { hasText: 'Not valid' }).click()
  await page.locator('[data-field="/settings/errors/invalid/status"]').selectOption('422')

  await part(page, 'auth').click()
  await page.getByLabel('Word before a token').fill('Token')
  await page.getByLabel('Word before a token').press('Enter')
  await page.getByRole('switch', { name: 'Get new tokens' }).click()
  await page.getByTestId('saving').filter({ hasText: 'Saved' }).waitFor()

  await page.reload()
  await part(page, 'auth').click()
  assert.equal(await page.getByLabel('Word before a token').inputValue(), 'Token')
  assert.equal(await page.getByRole('switch', { name: 'Get new tokens' }).isChecked(), false)
  await part(page, 'api').click()
  await page.locator('summary', { hasText: 'Errors' }).click()
  assert.equal(await page.getByLabel('Name 1').inputValue(), 'errors')
  assert.equal(await page.getByLabel('Holds 1').inputValue(), 'messagesByField')
})

test('ways in are added, set and removed, and say what they add to the API', async () => {
  const page = await project()
  await part(page, 'auth').click()
  await page.getByRole('button', { name: 'Add Authenticator app' }).click()
  await page.getByRole('button', { name: 'Add API keys' }).click()
  const keys = page.getByRole('region', { name: 'API keys' })
  await keys.getByLabel('Days of a key, at most').fill('30')
  await keys.getByLabel('Days of a key, at most').press('Enter')
  await keys.getByText('Programs call with keys, for 30 days at most').waitFor()
  await keys.getByText('Adds 3 routes').click()
  await keys.getByText('POST /auth/keys').waitFor()
  await page.getByText('besides: Authenticator app, API keys').first().waitFor()
  await part(page, 'auth').getByText('Authenticator app', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Remove Authenticator app' }).click()
  await page.getByTestId('saving').filter({ hasText: 'Saved' }).waitFor()

  await page.reload()
  await part(page, 'auth').click()
  assert.equal(await keys.getByLabel('Days of a key, at most').inputValue(), '30')
  assert.equal(await page.getByRole('region', { name: 'Authenticator app' }).count(), 0)
  await page.getByRole('button', { name: 'Add Authenticator app' }).waitFor()
})

test('a way that sends links brings Mail along, whose preview has a mailbox', async () => {
  const page = await project()
  await part(page, 'auth').click()
  await page.getByRole('button', { name: 'Add Forgotten passwords' }).click()
  await page.getByRole('button', { name: 'Add Mail to send it by' }).click()
  await part(page, 'mail').waitFor()
  await page.getByRole('button', { name: 'Open the preview’s mailbox' }).click()
  await page.getByText('Nothing was sent yet.').waitFor()
  await page.keyboard.press('Escape')
  await page.getByTestId('saving').filter({ hasText: 'Saved' }).waitFor()
  await page.reload()
  await part(page, 'auth').click()
  await page.getByText('A link by mail, good for 1 hour').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Add Mail to send it by' }).count(), 0)
})

test('invitations are set by roles; settings without their shape take nothing along, not at a reload either', async () => {
  const page = await studio.expert()
  const drawing = JSON.parse(await readFile(WORKSPACE, 'utf8'))
  const auth = drawing.nodes.find(({ kind }: { kind: string }) => kind === 'auth')
  auth.settings.ways = auth.settings.ways.filter(
    ({ kind }: { kind: string }) => kind !== 'invitations',
  )
  await importDrawing(page, drawing)
  await part(page, auth.name).click()
  await page.getByRole('button', { name: 'Add Invitations' }).click()
  const invitations = page.getByRole('region', { name: 'Invitations', exact: true })
  await invitations.getByText('owner invites as owner, admin, member, for 7 days').waitFor()
  await invitations.getByRole('button', { name: 'Add who may invite' }).click()
  await invitations.getByLabel('Members who are').nth(1).selectOption('admin')
  await invitations.getByRole('button', { name: 'member', exact: true }).nth(1).click()
  await invitations.getByText(/; admin invites as member, for 7 days/).waitFor()
  for (const _ of [1, 2])
    await invitations.getByRole('button', { name: 'Remove who may invite 1' }).click()
  await invitations.getByText('Nobody may invite yet').waitFor()
  await page.getByTestId('saving').filter({ hasText: 'Saved' }).waitFor()

  const project = page.url().split('/').at(-1)?.split('?')[0] ?? ''
  const kept = {
    key: crypto.randomUUID(),
    label: 'Change Invitations',
    command: {
      type: 'setSetting',
      id: auth.id,
      path: ['ways'],
      value: [{ kind: 'invitations', by: [{ role: '', gives: '' }] }],
    },
  }
  await page.evaluate(([key, pending]) => localStorage.setItem(key, pending), [
    `drawbridge.pending.${project}.before`,
    JSON.stringify([kept]),
  ] as const)
  await page.reload()
  await invitations.getByText('Members bring others into their organisation').waitFor()
  await invitations.getByRole('button', { name: 'Remove who may invite 1' }).click()
  await invitations.getByText('Nobody may invite yet').waitFor()
})
