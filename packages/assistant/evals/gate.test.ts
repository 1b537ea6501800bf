import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applyCommand } from '@drawbridge/commands'
import { outline } from '@drawbridge/compiler'
import { planFor } from '../src/plan.ts'
import { readCases, readProject } from './read-cases.ts'

test('whatever the planner draws of a prompt, the checker has nothing against it', () => {
  for (const { id, start, prompt } of readCases('dev')) {
    const before = readProject(start)
    const { command } = planFor(before, prompt)
    if (command === undefined) continue
    const applied = applyCommand(before, command)
    assert.ok(applied.ok, id)
    const errors = outline(applied.manifest).diagnostics.filter(
      ({ severity }) => severity === 'error',
    )
    assert.deepEqual(errors, [], id)
  }
})
