import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from './compile.ts'
import { calling, steps } from './testing/calling.ts'

/** What is said of a call of this address, with `body.city` for the caller to choose. */
async function saidOf(url: string): Promise<readonly string[]> {
  const manifest = calling([
    {
      name: 'go',
      body: [{ id: 'p1', name: 'city', type: 'string', required: true }],
      steps: steps(
        { kind: 'http', settings: { url, responseAs: 'nothing' } },
        { kind: 'respond', settings: { as: 'nothing' } },
      ),
    },
  ])
  const { diagnostics } = await compile(manifest)
  return diagnostics.map(({ code }) => code).filter((code) => /address|host/.test(code))
}

test('no value of a caller continues the host that a secret holds', async () => {
  for (const url of [
    '`${secrets.PARTNER}${body.city}/x`',
    '`${secrets.PARTNER}.${body.city}/x`',
    '`${secrets.PARTNER}:${body.city}`',
    '`${secrets.PARTNER}@${body.city}/`',
    '`${secrets.PARTNER}${secrets.PATH_THERE}${body.city}`',
  ])
    assert.deepEqual(await saidOf(url), ['host-continued'], url)
  for (const url of [
    'secrets.PARTNER',
    '`${secrets.PARTNER}`',
    '`${secrets.PARTNER}/${body.city}`',
    '`${secrets.PARTNER}?city=${body.city}`',
    '`${secrets.PARTNER}.example.com/${body.city}`',
    '`${secrets.PARTNER}${secrets.PATH_THERE}`',
  ])
    assert.deepEqual(await saidOf(url), [], url)
})
