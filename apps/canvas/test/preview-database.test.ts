import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { createConnection } from 'mysql2/promise'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

test('the preview moves to a database of one’s own, and back', async (t) => {
  const server = process.env['TEST_MYSQL_URL']
  if (!server) throw new Error('TEST_MYSQL_URL must say where a MySQL for tests is.')
  const name = `canvas_${randomBytes(6).toString('hex')}`
  const connection = await createConnection(server)
  await connection.query(`CREATE DATABASE ${name}`)
  t.after(async () => {
    await connection.query(`DROP DATABASE ${name}`)
    await connection.end()
  })
  const address = new URL(name, server)

  const page = await studio.newcomer()
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  const running = page.getByTestId('preview-state').filter({ hasText: 'Running' })
  await running.waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Runs on an embedded SQLite' }).click()
  const dialog = page.getByRole('dialog', { name: 'Database of the preview' })
  await dialog.getByLabel('Address').fill('mysql://root@127.0.0.1:1/nothing')
  await dialog.getByRole('button', { name: 'Test the connection' }).click()
  await dialog.getByText(/No database answers there/).waitFor({ timeout: 60_000 })
  await dialog.getByLabel('Address').fill(address.href)
  await dialog.getByRole('button', { name: 'Test the connection' }).click()
  await dialog.getByText(/It answers, and lets this user in/).waitFor({ timeout: 60_000 })
  await dialog.getByRole('button', { name: 'Use this database' }).click()
  const used = page.getByRole('button', { name: `mysql://${address.host}/${name}` })
  await used.waitFor({ timeout: 60_000 })
  await running.waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  const response = page.getByRole('region', { name: 'Response' })
  await response.filter({ hasText: '"done"' }).waitFor({ timeout: 60_000 })
  const [rows] = await connection.query(`SELECT id FROM ${name}.tasks`)
  assert.ok(Array.isArray(rows) && rows.length > 0)

  await used.click()
  await dialog.getByRole('button', { name: 'Use the embedded one' }).click()
  await page.getByRole('button', { name: 'Runs on an embedded SQLite' }).waitFor()
})
