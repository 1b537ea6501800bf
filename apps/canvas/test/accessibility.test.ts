import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findings, findingsOfColour } from './support/axe.ts'
import { overflow, smallTargets, unseenFocus } from './support/reach.ts'
import { useStudio } from './support/studio.ts'
import { tour } from './support/tour.ts'

const studio = useStudio()

test('on every screen axe finds nothing serious in either theme, all that can be pressed is 24 pixels wide and high, and focus is seen', async () => {
  for await (const { name, page } of tour(studio, 'light')) {
    assert.deepEqual(await findings(page), [], name)
    assert.deepEqual(await smallTargets(page), [], `${name}: too small to press`)
    assert.deepEqual(await unseenFocus(page), [], `${name}: the focus is not seen`)
    assert.ok((await overflow(page)) <= 0, `${name} is wider than the screen`)
    await page.emulateMedia({ colorScheme: 'dark' })
    assert.deepEqual(await findingsOfColour(page), [], `${name}, dark`)
    await page.emulateMedia({ colorScheme: 'light' })
  }
})
