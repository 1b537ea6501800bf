import { event, type Protocol } from './protocol.ts'

const block = (index: number, content_block: object): string =>
  event('content_block_start', { index, content_block })

const START = event('message_start', {
  message: {
    type: 'message',
    id: 'm1',
    role: 'assistant',
    model: 'm',
    content: [],
    usage: { input_tokens: 1, output_tokens: 1 },
  },
})

const TYPES: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  404: 'not_found_error',
  429: 'rate_limit_error',
  500: 'api_error',
  529: 'overloaded_error',
}
const ENDS = {
  whole: 'tool_use',
  tool: 'tool_use',
  length: 'max_tokens',
  refusal: 'refusal',
  blocked: 'refusal',
}

/** Anthropic’s messages: what is asked for by a schema comes as the input of a tool of that name. */
export const MESSAGES: Protocol = {
  before: [
    START,
    event('ping'),
    block(0, { type: 'thinking', thinking: '', signature: '' }),
    block(1, { type: 'tool_use', id: 't1', name: 'json', input: {} }),
  ],
  thought: (thinking) =>
    event('content_block_delta', { index: 0, delta: { type: 'thinking_delta', thinking } }),
  piece: (partial_json) =>
    event('content_block_delta', { index: 1, delta: { type: 'input_json_delta', partial_json } }),
  after(end, text, { sent, received, cached }) {
    if (end === 'error')
      return [event('error', { error: { type: 'overloaded_error', message: text } })]
    const usage = {
      input_tokens: sent - cached,
      cache_read_input_tokens: cached,
      output_tokens: received,
    }
    return [
      event('content_block_stop', { index: 0 }),
      event('content_block_stop', { index: 1 }),
      ...(end === 'tool'
        ? [
            block(2, { type: 'tool_use', id: 't2', name: 'run_shell', input: {} }),
            event('content_block_stop', { index: 2 }),
          ]
        : []),
      event('message_delta', { delta: { stop_reason: ENDS[end] }, usage }),
      event('message_stop'),
    ]
  },
  error: (status, message) =>
    JSON.stringify({ type: 'error', error: { type: TYPES[status] ?? 'api_error', message } }),
}

/** To whom asks for no schema, it comes as text. */
export const PLAIN_MESSAGES: Protocol = {
  ...MESSAGES,
  before: [
    START,
    block(0, { type: 'thinking', thinking: '', signature: '' }),
    block(1, { type: 'text', text: '' }),
  ],
  piece: (text) => event('content_block_delta', { index: 1, delta: { type: 'text_delta', text } }),
}
