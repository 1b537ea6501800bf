import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the next question is answered with. */
export type Script =
  | { readonly text: string; readonly end?: 'half' | 'length' | 'refusal' | 'never' }
  | { readonly status: number; readonly body?: string; readonly headers?: Record<string, string> }

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
      play(last, path, response)
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

function play(script: Script, path: string, response: ServerResponse): void {
  if ('status' in script) {
    const { status, body = '{"error":{"message":"As it was told."}}', headers } = script
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
    return
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const { before, piece, after } = protocolOf(path)
  const { text, end = 'whole' } = script
  for (const event of before) response.write(event)
  // In pieces, as models give it.
  for (const part of text.match(/[^]{1,2000}/g) ?? []) response.write(piece(part))
  if (end === 'never') return
  if (end === 'half') return void response.write(': gone\n\n', () => response.destroy())
  for (const event of after(end)) response.write(event)
  response.end()
}

type End = 'whole' | 'length' | 'refusal'

interface Protocol {
  readonly before: readonly string[]
  readonly piece: (text: string) => string
  readonly after: (end: End) => readonly string[]
}

function protocolOf(path: string): Protocol {
  if (path.endsWith('/chat/completions')) return CHAT
  if (path.endsWith('/responses')) return RESPONSES
  if (path.endsWith('/messages')) return MESSAGES
  return GENERATE
}

const data = (value: object): string => `data: ${JSON.stringify(value)}\n\n`
const event = (type: string, more: object = {}): string =>
  `event: ${type}\n${data({ type, ...more })}`

const chunk = (choices: readonly object[], more: object = {}): string =>
  data({ id: 'c1', object: 'chat.completion.chunk', created: 1, model: 'm', choices, ...more })

const CHAT: Protocol = {
  before: [],
  piece: (content) => chunk([{ index: 0, delta: { role: 'assistant', content } }]),
  after: (end) => [
    chunk([{ index: 0, delta: {}, finish_reason: CHAT_ENDS[end] }]),
    chunk([], { usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 } }),
    'data: [DONE]\n\n',
  ],
}
const CHAT_ENDS = { whole: 'stop', length: 'length', refusal: 'content_filter' }

const usage = { input_tokens: 100, output_tokens: 20 }
const message = { type: 'message', id: 'm1', role: 'assistant', content: [] }

const RESPONSES: Protocol = {
  before: [
    event('response.created', { response: { id: 'r1', created_at: 1, model: 'm' } }),
    event('response.output_item.added', { output_index: 0, item: message }),
  ],
  piece: (delta) =>
    event('response.output_text.delta', {
      item_id: 'm1',
      output_index: 0,
      content_index: 0,
      delta,
    }),
  after: () => [
    event('response.output_item.done', { output_index: 0, item: message }),
    event('response.completed', { response: { usage } }),
  ],
}

const MESSAGES: Protocol = {
  before: [
    event('message_start', { message: { ...message, model: 'm', usage } }),
    event('content_block_start', {
      index: 0,
      content_block: { type: 'tool_use', id: 't1', name: 'json', input: {} },
    }),
  ],
  piece: (partial_json) =>
    event('content_block_delta', {
      index: 0,
      delta: { type: 'input_json_delta', partial_json },
    }),
  after: () => [
    event('content_block_stop', { index: 0 }),
    event('message_delta', { delta: { stop_reason: 'tool_use' }, usage }),
    event('message_stop'),
  ],
}

const candidate = (text: string, finishReason?: string) => ({
  candidates: [{ index: 0, content: { role: 'model', parts: [{ text }] }, finishReason }],
})

const GENERATE: Protocol = {
  before: [],
  piece: (text) => data(candidate(text)),
  after: () => [
    data({
      ...candidate('', 'STOP'),
      usageMetadata: { promptTokenCount: 100, candidatesTokenCount: 20, totalTokenCount: 120 },
    }),
  ],
}
