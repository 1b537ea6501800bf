import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { createTransport } from 'nodemailer'
import { readLetter } from './read-letter.ts'

/** A message as nodemailer would send it. */
async function written(message: object): Promise<Buffer> {
  const transport = createTransport({ streamTransport: true, buffer: true })
  const { message: raw } = await transport.sendMail({ from: 'Ada <ada@example.com>', ...message })
  return raw as Buffer
}

suite('reading a message', () => {
  test('finds its text, whatever it was encoded as', async () => {
    for (const text of [
      'Plain.',
      'Grüße aus Köln: https://example.com/?a=1&b=2',
      '漢字 '.repeat(200),
    ])
      assert.equal(
        readLetter(await written({ to: 'x@example.com', text })).text.trim(),
        text.trim(),
      )
  })

  test('reads subjects and senders with letters of any script', async () => {
    const subject = 'Ein neues Paßwort für 漢字, und noch viel mehr, damit es umbrochen wird'
    const letter = readLetter(await written({ subject, text: 'x' }))
    assert.equal(letter.subject, subject)
    assert.match(letter.from, /ada@example\.com/)
  })

  test('prefers text to HTML, and shows no tags of that', async () => {
    const html = '<p>Open <a href="https://example.com/x">this</a> &amp; smile</p>'
    assert.equal(readLetter(await written({ text: 'Plain', html })).text.trim(), 'Plain')
    assert.equal(
      readLetter(await written({ html })).text,
      'Open https://example.com/x this & smile',
    )
  })

  test('makes something of anything', () => {
    for (const raw of [
      '',
      '\r\n\r\n',
      'x',
      'content-type: multipart/mixed; boundary=a\n\n--a\n--a--',
      ':',
    ])
      assert.equal(typeof readLetter(Buffer.from(raw)).text, 'string')
  })
})
