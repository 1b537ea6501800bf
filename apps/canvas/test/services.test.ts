import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyEndpoint, saved, selected } from './support/endpoint.ts'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

const CURL = `curl -X POST https://api.pay.example.com/v1/charges -H 'Authorization: Bearer sk_live_1' -d '{"amount": 5}'`

test('a line of cURL becomes an operation of a service, and a step calls it', async () => {
  const page = await emptyEndpoint(studio)
  await page.locator('#map').focus()
  await page.keyboard.press('Escape')
  await page.locator('.react-flow__node[data-id=api]').waitFor()
  await page.getByRole('button', { name: 'Add parts' }).first().click()
  await page.getByRole('button', { name: 'Add Service', exact: true }).click()
  const card = page.locator('.react-flow__node').filter({ hasText: 'cURL to get operations' })
  await card.click()
  await page.getByRole('tab', { name: 'Details' }).click()
  const box = page.getByLabel('A line of cURL')
  await box.fill('wget https://example.com')
  await page.getByRole('button', { name: 'Add from cURL' }).click()
  await page.getByRole('alert').filter({ hasText: 'begin with curl' }).waitFor()
  await box.fill(CURL)
  await page.getByRole('button', { name: 'Add from cURL' }).click()
  await page.locator('.react-flow__node').filter({ hasText: 'createCharge' }).waitFor()
  await page.getByText('One operation of api.pay.example.com').waitFor()
  assert.equal((await page.content()).includes('sk_live'), false)

  await page.locator('.react-flow__node[data-id=api]').getByText('/tasks/:id/finish').dblclick()
  await page.locator('.start-card').waitFor()
  await page.locator('#map').focus()
  await page.keyboard.press('n')
  await page.getByRole('dialog').getByRole('combobox').fill('Call a service')
  await page.getByRole('dialog').getByRole('option', { name: 'Call a service' }).waitFor()
  await page.keyboard.press('Enter')
  await selected(page).filter({ hasText: 'Call a service' }).waitFor()
  await page.getByLabel('Operation').filter({ hasText: 'createCharge' }).waitFor()
  await saved(page)
})
