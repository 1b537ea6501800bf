import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { test } from 'node:test'
import { readHurl } from './read-hurl.ts'
import { runHurl } from './run-hurl.ts'

/** Answers with what it was sent. */
const echo = createServer(async (request, response) => {
  const { method, url, headers } = request
  const body = method === 'GET' ? null : await json(request)
  const status = url === '/missing' ? 404 : 200
  response.writeHead(status, { 'x-total': '2' })
  response.end(JSON.stringify({ method, url, scheme: headers.authorization ?? null, body }))
})

const FILE = `
# A comment
POST {{host}}/items?name={{name}}
Authorization: Token {{token}}
{
  "items": ["{{name}}", 2, null],
  "empty": {}
}
HTTP 200
[Captures]
first: jsonpath "$.body.items[0]"
second: jsonpath "$.body['items'][1]"
[Asserts]
jsonpath "$.url" == "/items?name=a"
jsonpath "$.scheme" startsWith "Token "
jsonpath "$.body.items" count == 3
jsonpath "$.body.items" contains 2
jsonpath "$.body.items" isCollection
jsonpath "$.body.items[2]" == null
jsonpath "$.body.items[3]" not exists
jsonpath "$.body.empty" isEmpty
jsonpath "$.method" matches "^P\\\\w+$"
header "X-Total" == "2"
status < 300

GET {{host}}/missing
HTTP 404
[Asserts]
jsonpath "$.method" != "{{first}}"
`

test('a hurl file is run against a server, with what it remembers', async (t) => {
  t.after(() => echo.close())
  await once(echo.listen(0, '127.0.0.1'), 'listening')
  const host = `http://127.0.0.1:${(echo.address() as AddressInfo).port}`
  const given = { host, name: 'a', token: 'x' }
  assert.deepEqual(await runHurl(FILE, given), { requests: 2, asserts: 14, failures: [] })

  const wrong = `${FILE}
GET {{host}}/{{first}}
HTTP 404
[Captures]
none: jsonpath "$.none"
[Asserts]
jsonpath "$.url" == {{second}}
jsonpath "$.url" isInteger

GET {{host}}/{{none}}
HTTP 200`
  const { failures } = await runHurl(wrong, given)
  assert.match(failures[0] ?? '', /^31: GET answered 200: /)
  assert.deepEqual(failures.slice(1), [
    '34: there is no none to remember',
    '36: jsonpath "$.url" == {{second}}, but it is "/a"',
    '37: jsonpath "$.url" isInteger, but it is "/a"',
    '39: {{none}} is not known.',
  ])
})

test('what is not understood is refused with its line', () => {
  for (const [text, line] of [
    ['hello', 1],
    ['GET http://a\n[Options]\nretry: 1\nHTTP 200', 2],
    ['GET http://a\nHTTP 200\n[Asserts]\njsonpath "$.a" ==', 4],
    ['GET http://a\nHTTP 200\n[Asserts]\nxpath "//a" exists', 4],
    ['GET http://a\nHTTP 200\n[Captures]\na: jsonpath "$.a" nth 2', 4],
    ['GET http://a\nHTTP 200\n[Cookies]', 3],
  ] as const)
    assert.throws(() => readHurl(text), new RegExp(`^Error: Line ${line} is not understood`))
})
