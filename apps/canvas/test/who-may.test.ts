import { AxeBuilder } from '@axe-core/playwright'
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { importDrawing } from './support/import-drawing.ts'
import { useStudio } from './support/studio.ts'

const studio = useStudio()
const TEAMS = join(import.meta.dirname, '../../../samples/teams/manifest.json')

test('who may do what is told of every endpoint and field, leads to the rules, and is taken along', async () => {
  const page = await studio.expert()
  await importDrawing(page, JSON.parse(await readFile(TEAMS, 'utf8')))
  await page.keyboard.press('Control+k')
  await page.keyboard.type('who may')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Who may do what' })
  const row = (name: RegExp) => dialog.getByRole('row', { name })
  await row(/GET \/projects its owner/)
    .getByText('own and some rows')
    .first()
    .waitFor()
  await row(/PATCH \/users\/\{id\}/)
    .getByText('own rows')
    .first()
    .waitFor()
  await row(/POST \/projects anybody/)
    .getByText('signs in first')
    .waitFor()
  assert.deepEqual(
    await row(/users\.email/)
      .getByRole('cell')
      .allTextContents(),
    ['no', 'reads own, writes own', 'reads own, writes own', 'reads, writes'],
  )
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze()
  assert.deepEqual(
    violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
    [],
  )

  const downloading = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Download as CSV' }).click()
  const download = await downloading
  assert.equal(download.suggestedFilename(), 'teams-access.csv')
  const lines = (await readFile(await download.path(), 'utf8')).split('\r\n')
  assert.ok(
    lines.includes(
      'PATCH /users/{id},its owner; whoever has `people:manage`,401,401,401,200,403,404,200,403,404,200,200,404',
    ),
  )

  await dialog.getByRole('searchbox').fill('articles')
  await row(/\/projects/)
    .first()
    .waitFor({ state: 'detached' })
  await dialog.getByRole('button', { name: 'GET /articles', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.locator('.react-flow__node.selected').filter({ hasText: 'articles' }).waitFor()

  await page.getByRole('button', { name: 'Who can do this? articles', exact: true }).click()
  await row(/PATCH \/articles/).waitFor()
  assert.equal(await row(/\/projects/).count(), 0)
})

test('permissions are a grid of roles: given, renamed along with what asks for them, and not lost unseen', async () => {
  const page = await studio.expert()
  await importDrawing(page, JSON.parse(await readFile(TEAMS, 'utf8')))
  await page.locator('.react-flow__node').filter({ hasText: 'Roles:' }).click()
  const grid = page.getByRole('table', { name: 'What each role may' })
  const may = (role: string, name: string) =>
    grid.getByRole('checkbox', { name: `${role} may ${name}`, exact: true })
  assert.equal(await may('editor', 'articles:rate').isChecked(), true)
  await may('admin', 'articles:rate').check()

  const name = grid.getByRole('textbox', { name: 'Name of the permission people:manage' })
  await name.fill('people:lead')
  await name.press('Enter')
  await may('admin', 'people:lead').waitFor()

  await page.getByRole('textbox', { name: 'Name of a new permission' }).fill('reports:read')
  await page.keyboard.press('Enter')
  await may('user', 'reports:read').check()

  await grid.getByRole('button', { name: 'Remove the permission people:lead' }).click()
  await page.getByText('users, email, who reads').waitFor()
  await page.getByRole('button', { name: 'Keep it', exact: true }).click()
  await grid.getByRole('button', { name: 'Remove the permission reports:read' }).click()
  await may('user', 'reports:read').waitFor({ state: 'detached' })
  assert.equal(await may('admin', 'people:lead').isChecked(), true)
})
