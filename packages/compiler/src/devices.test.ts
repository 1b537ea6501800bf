import assert from 'node:assert/strict'
import { test } from 'node:test'
import { boot } from './testing/boot.ts'
import { drawingWithWays, METHODS } from './testing/ways.ts'

const AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

for (const [name, method] of Object.entries(METHODS)) {
  test(`people see what they signed in from, with ${name}`, async () => {
    await using booted = await boot(drawingWithWays([{ kind: 'devices' }], method), 'sqlite')
    const { app } = booted
    const payload = { email: 'ada@example.com', password: 'parapluie bleu du mardi' }
    const devices = async (agent: string, url = '/auth/login') => {
      const headers = { 'user-agent': agent }
      const signedIn = await app.inject({ method: 'POST', url, payload, headers })
      const { accessToken } = signedIn.json<{ accessToken?: string }>()
      const cookie = signedIn.cookies.map((one) => `${one.name}=${one.value}`).join('; ')
      const answer = await app.inject({
        url: '/auth/sessions',
        headers: { cookie, ...(accessToken && { authorization: `Bearer ${accessToken}` }) },
      })
      const { data } = answer.json<{ data: { device: string | null; current: boolean }[] }>()
      return data.find(({ current }) => current)?.device
    }
    assert.equal(await devices(AGENT, '/auth/register'), 'Firefox on Linux')
    assert.equal(await devices('curl/8.1 <script>'), 'curl')
    assert.equal(await devices('\u00ff'.repeat(2_000)), null)
  })
}
