import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CHAT } from './wire/chat.ts'
import { GENERATE } from './wire/generate.ts'
import { MESSAGES, PLAIN_MESSAGES } from './wire/messages.ts'
import type { Counted, End, Protocol } from './wire/protocol.ts'
import { RESPONSES } from './wire/responses.ts'

/** What the next question is answered with. */
export type Script =
  | {
      readonly text: string
      /** `half`: the connection closes midway; `never`: it stays open, and nothing more comes. */
      readonly end?: End | 'half' | 'never'
      readonly thinks?: string
      /** What a refusal or an error says. */
      readonly says?: string
      readonly counted?: Counted
      readonly type?: string
    }
  | {
      readonly status: number
      /** Absent: an error as the protocol writes it. */
      readonly body?: string
      readonly says?: string
      readonly headers?: Record<string, string>
    }

export interface Asked {
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export interface ScriptedModel {
  readonly url: string
  /** Every question, in order. */
  readonly asked: readonly Asked[]
  /** Put after those that wait; once none waits, the last is given again. */
  script(...scripts: readonly Script[]): void
  close(): Promise<void>
}

/** A server that speaks the protocols of language models, and says what it was told to. */
export async function scriptedModel(): Promise<ScriptedModel> {
  const asked: Asked[] = []
  const waiting: Script[] = []
  let last: Script = { status: 500 }
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const path = request.url ?? ''
      asked.push({ path, headers: request.headers, body })
      last = waiting.shift() ?? last
      play(last, protocolOf(path, body), response)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    script: (...scripts) => void waiting.push(...scripts),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks = await request.toArray()
  return Buffer.concat(chunks).toString('utf8')
}

const COUNTED: Counted = { sent: 100, received: 20, cached: 0 }

function play(script: Script, protocol: Protocol, response: ServerResponse): void {
  if ('status' in script) {
    const { status, says = 'As it was told.', headers } = script
    const body = script.body ?? protocol.error(status, says)
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
    return
  }
  const { text, thinks, end = 'whole', says = '', counted = COUNTED } = script
  response.writeHead(200, { 'content-type': script.type ?? 'text/event-stream' })
  response.flushHeaders()
  for (const event of protocol.before) response.write(event)
  if (thinks !== undefined) response.write(protocol.thought(thinks))
  // In pieces, as models give it.
  for (const part of text.match(/[^]{1,2000}/g) ?? []) response.write(protocol.piece(part))
  if (end === 'never') return
  if (end === 'half') return void response.write(': gone\n\n', () => response.destroy())
  for (const event of protocol.after(end, says, counted)) response.write(event)
  response.end()
}

function protocolOf(path: string, body: string): Protocol {
  if (path.endsWith('/chat/completions')) return CHAT
  if (path.endsWith('/responses')) return RESPONSES
  if (path.endsWith('/messages')) return body.includes('"tools"') ? MESSAGES : PLAIN_MESSAGES
  return GENERATE
}
