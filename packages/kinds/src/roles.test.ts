import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FACES } from './faces.ts'
import { STEP_ROLES } from './flow/step-face.ts'
import { PART_ROLES } from './part-kind.ts'
import { STEP_FACES } from './steps/faces.ts'

test('one kind plays each role, so that whoever asks for a role means one', () => {
  const played = (faces: readonly { readonly role?: string }[]) =>
    faces.flatMap(({ role }) => role ?? []).toSorted()
  assert.deepEqual(played(FACES), PART_ROLES.toSorted())
  assert.deepEqual(played(STEP_FACES), STEP_ROLES.toSorted())
})
