import assert from 'node:assert/strict'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { FastifyBaseLogger } from 'fastify'
import { boot } from './testing/boot.ts'
import { startMailServer } from './testing/mail-server.ts'
import { drawingWithWays } from './testing/ways.ts'

interface Message {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** What an emitted backend sends mail by. */
interface Mail {
  send(message: Message): Promise<void>
  afterwards(log: FastifyBaseLogger, work: () => Promise<void>): void
}

async function bootWith(smtpUrl: string) {
  const booted = await boot(drawingWithWays([]), 'sqlite', { SMTP_URL: smtpUrl })
  const { mail } = booted.app as unknown as { readonly mail: Mail }
  return { booted, mail }
}

const HELLO: Message = { to: 'ada@example.com', subject: 'Hello', text: 'Grüße' }

suite('mail of an emitted backend', () => {
  test('reaches one person, whatever somebody typed', async () => {
    await using server = await startMailServer()
    const { booted, mail } = await bootWith(server.url)
    await using _ = booted
    await mail.send({ ...HELLO, subject: 'Hello\r\nBcc: mallory@example.com\r\n\r\nBody' })
    assert.deepEqual(
      server.received.map(({ recipients }) => recipients),
      [['ada@example.com']],
    )
    const [head = ''] = server.received[0]?.raw.split('\r\n\r\n') ?? []
    assert.doesNotMatch(head, /^bcc:/im)
    for (const to of [
      '',
      'ada@example.com, mallory@example.com',
      'ada@example.com\r\nRCPT TO:<mallory@example.com>',
      'Ada <ada@example.com>',
      '"a b"@example.com',
      'ada@example.com mallory@example.com',
      `${'a'.repeat(65)}@example.com`,
    ])
      await assert.rejects(mail.send({ ...HELLO, to }), to)
    assert.equal(server.received.length, 1)
  })

  test('is handed to no server whose certificate nobody vouches for', async () => {
    await using server = await startMailServer({ secure: true })
    const { booted, mail } = await bootWith(server.url.replace('smtp:', 'smtps:'))
    await using _ = booted
    await assert.rejects(mail.send(HELLO), /certificate|self.signed/i)
    assert.deepEqual(server.received, [])
  })

  test('signs in to its server where that asks for it', async () => {
    const asked: string[] = []
    await using server = await startMailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth(
        { username, password }: { username: string; password: string },
        _session: object,
        done: (error: null, answer: object) => void,
      ) {
        asked.push(`${username} ${password}`)
        done(null, { user: username })
      },
    })
    const { booted, mail } = await bootWith(`smtp://a%40b:p%3Aw@127.0.0.1:${server.port}`)
    await using _ = booted
    await mail.send(HELLO)
    assert.deepEqual(asked, ['a@b p:w'])
    assert.equal(server.received.length, 1)
  })

  test('is finished before the backend is gone, and a failure is in its log', async () => {
    await using server = await startMailServer()
    const { booted, mail } = await bootWith(server.url)
    const { log } = booted.app
    const errors: unknown[] = []
    const noting = Object.create(log, {
      error: { value: (_: object, text: string) => void errors.push(text) },
    }) as FastifyBaseLogger
    mail.afterwards(noting, () => mail.send(HELLO))
    mail.afterwards(noting, () => mail.send({ ...HELLO, to: 'nobody' }))
    await booted[Symbol.asyncDispose]()
    assert.equal(server.received.length, 1)
    assert.deepEqual(errors, ['Mail was not sent.'])
  })

  test('says at the start what is wrong with its settings', async () => {
    await using booted = await boot(drawingWithWays([]), 'sqlite')
    const config = pathToFileURL(join(booted.folder, 'src/config.ts')).href
    const { readConfig } = (await import(config)) as {
      readonly readConfig: (env: NodeJS.ProcessEnv) => unknown
    }
    const env = { DATABASE_URL: 'sqlite:x', JWT_SECRET: 'x'.repeat(32) }
    const good = { ...env, SMTP_URL: 'smtps://mail.example.com', MAIL_FROM: 'A <a@example.com>' }
    assert.ok(readConfig(good))
    for (const url of ['http://example.com', 'example.com', 'smtp://', 'file:///etc/passwd'])
      assert.throws(() => readConfig({ ...good, SMTP_URL: url }), /SMTP_URL must be an address/)
    for (const from of ['nobody', 'A <a@b.c>, <d@e.f>', 'a@b.c\r\nBcc: d@e.f'])
      assert.throws(() => readConfig({ ...good, MAIL_FROM: from }), /MAIL_FROM must be an address/)
  })
})
