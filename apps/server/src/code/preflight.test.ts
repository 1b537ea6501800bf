import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { compile, needsOf } from '@drawbridge/compiler'
import { preflight } from './preflight.ts'

const SAMPLE = new URL('../../../../samples/workspace/manifest.json', import.meta.url)

test('what must be set before it runs is all of what .env.example needs, each once', async () => {
  const compiled = await compile(JSON.parse(await readFile(SAMPLE, 'utf8')), { dialect: 'sqlite' })
  assert.ok(compiled.ok)
  const told = preflight(compiled, undefined)
    .map(({ detail }) => /^Set (\w+)/.exec(detail)?.[1])
    .filter((name) => name !== undefined)
  const needed = needsOf(compiled.model)
    .flatMap(({ environment }) => environment)
    .filter(({ name, required }) => required && name !== 'DATABASE_URL')
    .map(({ name }) => name)
  assert.deepEqual(told.toSorted(), [...new Set(needed)].toSorted())
  assert.ok(told.includes('SMTP_URL') && told.includes('MAIL_FROM'))
})
