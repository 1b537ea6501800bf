import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { compile } from './compile.ts'
import { runCommands } from './run-commands.ts'
import { boot } from './testing/boot.ts'
import { calling, steps } from './testing/calling.ts'

const counting = (packages: readonly object[]) =>
  calling([
    {
      name: 'size',
      body: [{ id: 'p1', name: 'text', type: 'string', required: true }],
      steps: steps(
        {
          kind: 'code',
          name: 'length',
          settings: {
            inputs: { text: 'body.text' },
            source: "const { strToU8 } = await import('fflate')\nreturn strToU8(text).length",
            result: { id: 'r1', name: 'length', type: 'integer' },
            packages,
          },
        },
        { kind: 'respond', settings: { body: '{ length }' } },
      ),
    },
  ])

test('a package that code names is in the package.json, and the code has it', async () => {
  await using booted = await boot(counting([{ name: 'fflate', version: '0.8.3' }]), 'sqlite')
  const { dependencies } = JSON.parse(readFileSync(join(booted.folder, 'package.json'), 'utf8'))
  assert.equal(dependencies.fflate, '0.8.3')
  assert.match(
    readFileSync(join(booted.folder, 'README.md'), 'utf8'),
    /npm install --ignore-scripts/,
  )
  const payload = { text: 'söme' }
  const response = await booted.app.inject({ method: 'POST', url: '/size', payload })
  assert.deepEqual(response.json(), { length: 5 })
})

test('what has a package that no lock file knows yet is not installed by npm ci', async () => {
  const firstOf = async (manifest: unknown) => {
    const compiled = await compile(manifest)
    return compiled.ok ? runCommands(compiled.tree)[0] : compiled.diagnostics
  }
  const named = counting([{ name: 'fflate', version: '0.8.3' }])
  assert.equal(await firstOf(named), 'npm install --ignore-scripts')
  assert.equal(await firstOf({ nodes: [{ name: 'tasks' }] }), 'npm ci')
})

test('a package is named as npm names it, in one exact version', async () => {
  const good = { name: 'fflate', version: '1.0.0' }
  for (const wrong of [
    { ...good, version: '^1.0.0' },
    { ...good, version: 'latest' },
    { ...good, version: 'file:../x' },
    { ...good, version: 'https://example.com/x.tgz' },
    { ...good, name: '../x' },
    { ...good, name: 'FFLATE' },
    { ...good, name: '__proto__' },
    { ...good, name: 'a/b' },
  ])
    assert.equal((await compile(counting([wrong]))).ok, false, JSON.stringify(wrong))
})
