import { isUsedByOthers } from './files/passwords/used-passwords.ts'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const FILE = new URL('files/passwords/used-passwords.ts', import.meta.url)

test('the 3000 passwords of this length that are used most are known, however they are written', () => {
  const [, list = ''] = readFileSync(FILE, 'utf8').split('`')
  const marks = list.trim().split(/\s+/)
  assert.equal(new Set(marks).size, 3000)
  assert.ok(marks.every((mark) => /^[\w-]{8}$/.test(mark)))
  for (const used of ['1qaz2wsx3edc4rfv', 'lytdybrbdfvgbhf', 'ManchesterUnited', '30SecondsToMars'])
    assert.equal(isUsedByOthers(used), true, used)
  for (const fresh of ['quiet otter paints viaducts', '', 'manchester united'])
    assert.equal(isUsedByOthers(fresh), false, fresh)
})
