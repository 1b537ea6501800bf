import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { faceOf } from '@drawbridge/kinds/faces'
import type { Manifest, Node } from '@drawbridge/manifest'
import type { Page } from 'playwright-core'
import { importDrawing } from './support/import-drawing.ts'
import { useStudio } from './support/studio.ts'

const studio = useStudio()
const SAMPLES = join(import.meta.dirname, '../../../samples')

/** Where the details show something of a setting, for each part by its id. */
const shownByPart = (
  page: Page,
  nodes: readonly Node[],
): Promise<Readonly<Record<string, readonly string[]>>> =>
  page.evaluate(
    async (parts) => {
      const shown: Record<string, readonly string[]> = {}
      for (const [id, name] of parts) {
        document.querySelector<HTMLElement>(`[data-part="${id}"]`)?.click()
        const title = () =>
          document.querySelector<HTMLInputElement>('#details [data-field="/name"]')?.value
        while (title() !== name) await new Promise(requestAnimationFrame)
        const fields = document.querySelectorAll<HTMLElement>('#details [data-field]')
        shown[id] = [...fields].map((one) => one.dataset['field'] ?? '')
      }
      return shown
    },
    nodes.map(({ id, name }) => [id, name] as const),
  )

async function choose(page: Page, level: string): Promise<void> {
  await page.getByRole('button', { name: /^How much is shown/ }).click()
  await page.getByRole('menuitemradio', { name: new RegExp(`^${level}`) }).click()
  await page.getByRole('button', { name: `How much is shown: ${level}` }).waitFor()
}

/** Settings of a part that have a place of their own: rows of lists, and what a flow shows. */
const ELSEWHERE = new Set([
  'members',
  'endpoints',
  'inputs',
  'steps',
  'events',
  'ways',
  'width',
  'height',
])

const wantedOf = ({ kind, settings }: Node): readonly string[] =>
  Object.entries(settings)
    .filter(([key, value]) => faceOf(kind) && !ELSEWHERE.has(key) && JSON.stringify(value) !== '[]')
    .map(([key]) => `/settings/${key}`)

test('what is set is shown at every level, and levels change nothing that is drawn', async () => {
  const page = await studio.newcomer()
  for (const name of ['conduit', 'workspace']) {
    const drawing = await readFile(join(SAMPLES, name, 'manifest.json'), 'utf8')
    await page.goto(studio.url)
    await importDrawing(page, JSON.parse(drawing))
    const exported = () =>
      page.evaluate(async () => (await fetch(`/api${location.pathname}/manifest`)).text())
    const before = await exported()
    const { nodes }: Manifest = JSON.parse(before)
    await page.getByRole('button', { name: 'Outline' }).click()
    for (const level of ['Expert', 'Standard', 'Guided'] as const) {
      await choose(page, level)
      const shown = await shownByPart(page, nodes)
      for (const node of nodes)
        for (const wanted of wantedOf(node))
          assert.ok(
            shown[node.id]?.some((field) => field === wanted || field.startsWith(`${wanted}/`)),
            `${name}, ${node.name}: ${wanted} is hidden at ${level}`,
          )
    }
    assert.equal(await exported(), before)
  }
})

test('what is folded away is one press away, where a problem leads to, and kept per person', async () => {
  const page = await studio.newcomer()
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('button', { name: 'Outline' }).click()
  await page
    .locator('[data-part]')
    .filter({ has: page.getByText('tasks', { exact: true }) })
    .click()
  const details = page.locator('#details')
  await details.getByText('Who can…').waitFor()
  assert.equal(await details.locator('summary', { hasText: 'As JSON' }).count(), 0)
  await details.getByRole('button', { name: 'More about title' }).click()
  assert.equal(await details.getByLabel('Pattern').count(), 0)
  const more = details.getByRole('button', { name: /^More .*pattern/ })
  await more.click()
  await details.getByLabel('Pattern').fill('^[A-Z]')
  await details.getByLabel('Pattern').press('Enter')
  await details
    .getByRole('button', { name: /^Less (?!about)/ })
    .first()
    .click()
  assert.equal(await details.getByLabel('Pattern').inputValue(), '^[A-Z]')

  await choose(page, 'Expert')
  const json = details.getByLabel('Settings as JSON')
  await json.waitFor()
  await json.fill((await json.inputValue()).replace('"^[A-Z]"', '"^[a-z]"'))
  await json.blur()
  await page.getByTestId('saving').filter({ hasText: 'Saved' }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'How much is shown: Expert' }).waitFor()
  await page.getByRole('tab', { name: 'Details' }).click()
  await details.getByRole('button', { name: 'More about title' }).click()
  assert.equal(await details.getByLabel('Pattern').inputValue(), '^[a-z]')
})
