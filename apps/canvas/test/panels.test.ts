import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useStudio } from './support/studio.ts'

const studio = useStudio()

test('the panel and the dock are made larger with a key, an arrow or a hand, and stay so', async () => {
  const page = await studio.expert()
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByText('Blank', { exact: true }).click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('heading', { name: 'Add your first table' }).waitFor()
  const edge = page.getByRole('separator', { name: 'Width of the panel' })
  const width = async () => Number(await edge.getAttribute('aria-valuenow'))
  const usual = await width()

  await page.locator('#map').focus()
  await page.keyboard.press('[')
  assert.equal(await width(), usual + 40)
  await edge.focus()
  await page.keyboard.press('ArrowRight')
  assert.equal(await width(), usual + 24)
  await page.keyboard.press('End')
  const box = await page.getByRole('complementary', { name: 'Panel' }).boundingBox()
  assert.equal(box?.width, await width())

  const at = { x: box?.x ?? 0, y: 400 }
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  await page.mouse.move(at.x + 100, at.y, { steps: 4 })
  await page.mouse.up()
  const kept = (box?.width ?? 0) - 100
  assert.equal(await width(), kept)

  await page.keyboard.press('Control+j')
  const top = page.getByRole('separator', { name: 'Height of the panel below' })
  await top.focus()
  await page.keyboard.press('Home')
  assert.equal(await top.getAttribute('aria-valuenow'), await top.getAttribute('aria-valuemin'))

  await page.reload()
  await edge.waitFor()
  assert.equal(await width(), kept)
})

test('a panel that opens leaves the whole map in sight, where it was', async () => {
  const page = await studio.expert()
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.locator('.react-flow__node[data-id=api]').waitFor()
  await page.getByRole('button', { name: 'Close the panel' }).click()
  await page.locator('#map').focus()
  await page.keyboard.press('1')
  await page.locator('.react-flow__node[data-id=api]').click()
  await page.getByRole('tab', { name: 'Details' }).waitFor()
  await page.waitForFunction(() => {
    const right = document.querySelector('#map')?.getBoundingClientRect().right ?? 0
    const cards = [...document.querySelectorAll('.react-flow__node')]
    return cards.length > 1 && cards.every((card) => card.getBoundingClientRect().right <= right)
  })
})
