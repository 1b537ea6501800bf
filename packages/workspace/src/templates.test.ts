import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '@drawbridge/compiler'
import { TEMPLATES } from './templates.ts'

test('every template but the blank one checks without a word, and its samples go to routes that it has', async () => {
  assert.equal([...TEMPLATES.keys()][0], 'task-list')
  for (const [name, template] of TEMPLATES) {
    if (name === 'blank') continue
    const compiled = await compile(template.manifest)
    assert.deepEqual(compiled.diagnostics, [], name)
    assert.ok(compiled.ok)
    assert.ok(template.rule, `${name} has no rule to run into`)
    const posts = compiled.routes.filter(({ method }) => method === 'POST')
    for (const { path } of template.samples)
      assert.ok(
        posts.some((route) => route.path === path),
        `${name} has no POST ${path}`,
      )
  }
})
