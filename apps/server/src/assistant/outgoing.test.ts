import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Trouble } from '@drawbridge/assistant'
import { scriptedModel, type ScriptedModel } from '@drawbridge/assistant/testing/scripted-model'
import type { StudioConfig } from '../config.ts'
import { readAddress } from './address.ts'
import { outgoing } from './outgoing.ts'

let model: ScriptedModel
before(async () => {
  model = await scriptedModel()
})
after(() => model.close())

const OWN: StudioConfig = { port: 0, host: '127.0.0.1', dataDir: '', databaseUrl: '' }
const SHARED: StudioConfig = { ...OWN, publicUrl: 'https://studio.example.com' }

test('where others can reach the studio, nothing in its own network is asked, whatever it is called', async () => {
  const { port } = new URL(model.url)
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '0x7f000001', '[::ffff:127.0.0.1]'])
    await assert.rejects(outgoing(SHARED)(`http://${host}:${port}/v1`), (error) => {
      assert.ok(error instanceof Trouble, `${host}: ${String(error)}`)
      assert.match(error.message, /DRAWBRIDGE_PRIVATE_MODELS/)
      return true
    })
  assert.equal(model.asked.length, 0)
  model.script({ status: 200, body: '{}' })
  const allowed = await outgoing({ ...SHARED, privateModels: true })(model.url)
  assert.equal(await allowed.text(), '{}')
})

test('a redirect is not followed, so that a key goes nowhere else', async () => {
  const elsewhere = await scriptedModel()
  model.script({ status: 307, headers: { location: elsewhere.url } })
  const answer = await outgoing(OWN)(model.url, {
    method: 'POST',
    body: '{"a":1}',
    headers: { authorization: 'Bearer sk-x' },
  })
  assert.equal(answer.status, 307)
  assert.equal(model.asked.at(-1)?.body, '{"a":1}')
  assert.equal(elsewhere.asked.length, 0)
  await elsewhere.close()
})

test('an address outside one’s own network is one of TLS', () => {
  const read = (config: StudioConfig, address: string) =>
    readAddress(config, { provider: 'compatible', address })
  assert.equal(read(OWN, 'http://localhost:11434/v1/'), 'http://localhost:11434/v1')
  assert.equal(read(OWN, 'http://10.0.0.7:8000/v1'), 'http://10.0.0.7:8000/v1')
  assert.equal(read(SHARED, 'https://models.example.com/v1'), 'https://models.example.com/v1')
  assert.equal(readAddress(SHARED, { provider: 'openai' }), null)
  for (const [config, address] of [
    [OWN, 'http://models.example.com/v1'],
    [OWN, 'http://1.2.3.4/v1'],
    [SHARED, 'http://localhost:11434/v1'],
    [SHARED, 'http://10.0.0.7:8000/v1'],
  ] as const)
    assert.throws(() => read(config, address), /https:/, address)
  assert.throws(() => readAddress(OWN, { provider: 'compatible' }), /where it is reached/)
})
