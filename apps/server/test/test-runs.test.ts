import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { withStudio } from './studios.ts'

test('one test that is asked for while all run loses none of the others', async () => {
  await withStudio(async (studio) => {
    const ada = await studio.browser().register('ada@example.com')
    const { id: project } = await ada.must('createProject', { body: { template: 'task-list' } })
    const params = { project }
    const over = async () => {
      for (;;) {
        const tests = await ada.must('readTests', { params })
        if (tests.state !== 'running') return tests
        await setTimeout(50)
      }
    }
    await ada.must('runTests', { params, body: {} })
    const all = await over()
    assert.equal(all.state, 'done')
    const last = all.tests.at(-1)
    assert.ok(last && all.tests.length > 5)

    await ada.must('runTests', { params, body: {} })
    await ada.must('runTests', { params, body: { file: last.file, name: last.name } })
    const again = await over()
    assert.deepEqual(
      again.tests.map(({ name, state }) => [name, state]),
      all.tests.map(({ name }) => [name, 'passed']),
    )
  })
})
