import { AxeBuilder } from '@axe-core/playwright'
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { importDrawing } from './support/import-drawing.ts'
import { useStudio } from './support/studio.ts'

const studio = useStudio()
const KEY = 'key-of-the-weather-93'

test('a call that was refused leads to where its secret is set and its host is allowed', async (t) => {
  const { asked, host } = await weatherService(t)
  const page = await studio.expert()
  await importDrawing(page, await drawingOf(`http://${host}`))
  await page.getByRole('tab', { name: 'Try it' }).click()
  await page.getByRole('button', { name: '/sky' }).click()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  const status = page.getByTestId('status')
  await status.filter({ hasText: '502' }).waitFor({ timeout: 60_000 })
  const response = page.getByRole('region', { name: 'Response' })
  await response.getByText('The preview has no WEATHER_KEY yet').waitFor()
  await response.getByRole('button', { name: 'Other services' }).click()

  const dialog = page.getByRole('dialog', { name: 'Other services' })
  await dialog.getByRole('button', { name: 'Set WEATHER_KEY' }).click()
  const value = dialog.getByLabel('Value of WEATHER_KEY')
  assert.equal(await value.getAttribute('type'), 'password')
  await value.fill(KEY)
  assert.deepEqual(await seriousFindings(page), [])
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  await dialog.getByRole('button', { name: 'Replace WEATHER_KEY' }).waitFor({ timeout: 60_000 })
  await dialog.getByRole('switch', { name: host }).click()
  await dialog.getByText('Allowed · the drawing calls it').waitFor({ timeout: 60_000 })
  const added = dialog.getByLabel('Another host')
  await added.fill('not a host')
  await dialog.getByRole('button', { name: 'Allow', exact: true }).click()
  await dialog.getByText('A host looks like api.example.com').waitFor()
  await added.fill('api.example.com')
  await dialog.getByRole('button', { name: 'Allow', exact: true }).click()
  await dialog.getByText('Allowed · added by hand').waitFor({ timeout: 60_000 })
  await dialog.getByRole('button', { name: 'Close' }).click()

  await page
    .getByTestId('preview-state')
    .filter({ hasText: 'Running' })
    .waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await status.filter({ hasText: '200' }).waitFor({ timeout: 60_000 })
  assert.equal(asked.at(-1)?.authorization, `Bearer ${KEY}`)
  assert.ok(!(await page.content()).includes(KEY))

  await page.getByRole('button', { name: 'Other services' }).click()
  await dialog.getByRole('button', { name: 'weather', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('Operations', { exact: true }).waitFor()
})

test('a drawing that calls nobody says so, and the list before code is generated leads there', async () => {
  const page = await studio.expert()
  await importDrawing(page, {
    ...(await drawingOf('https://weather.example.com')),
    name: 'Weather',
  })
  await page.getByRole('button', { name: 'Generate code' }).click()
  await page.getByRole('button', { name: 'Set it here' }).click()
  const dialog = page.getByRole('dialog', { name: 'Other services' })
  await dialog.getByRole('switch', { name: 'weather.example.com:443' }).waitFor()
  await dialog.getByRole('button', { name: 'Close' }).click()

  await page.getByRole('link', { name: 'All projects' }).click()
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.locator('#map').focus()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('Other services')
  await page.keyboard.press('Enter')
  await dialog.getByText('This drawing calls nobody yet').waitFor()
})

const seriousFindings = async (page: Parameters<typeof importDrawing>[0]) =>
  (await new AxeBuilder({ page }).analyze()).violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)

/** A service that tells the weather, and remembers who asked. */
async function weatherService(t: TestContext) {
  const asked: IncomingHttpHeaders[] = []
  const service = createServer(({ headers }, response) => {
    asked.push(headers)
    response.end('blue')
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  t.after(() => service.close())
  const { port } = service.address() as AddressInfo
  return { asked, host: `127.0.0.1:${port}` }
}

/** One endpoint, `GET /sky`, that asks the service at an address. */
async function drawingOf(baseUrl: string) {
  const file = join(import.meta.dirname, '../../../packages/compiler/src/testing/asks-weather.json')
  const { nodes, ...drawing } = JSON.parse(await readFile(file, 'utf8'))
  const { urlFrom: _, ...settings } = nodes[2].settings
  return { ...drawing, nodes: nodes.with(2, { ...nodes[2], settings: { ...settings, baseUrl } }) }
}
