import { data, type Protocol } from './protocol.ts'

const chunk = (choices: readonly object[], more: object = {}): string =>
  data({ id: 'c1', object: 'chat.completion.chunk', created: 1, model: 'm', choices, ...more })
const delta = (what: object): string =>
  chunk([{ index: 0, delta: { role: 'assistant', ...what }, finish_reason: null }])

const CALL = {
  index: 0,
  id: 'call_1',
  type: 'function',
  function: { name: 'run_shell', arguments: '{"command":"id"}' },
}
const ENDS = { whole: 'stop', refusal: 'stop', length: 'length', tool: 'tool_calls' }

/** Chat completions: what Ollama, llama.cpp, vLLM, LM Studio and OpenRouter speak. */
export const CHAT: Protocol = {
  before: [': PROCESSING\n\n', delta({ content: '' })],
  thought: (text) => delta({ reasoning_content: text }),
  piece: (content) => delta({ content }),
  after(end, text, { sent, received, cached }) {
    if (end === 'error') return [data({ error: { message: text, code: 502 } })]
    return [
      ...(end === 'refusal' ? [delta({ refusal: text })] : []),
      ...(end === 'tool' ? [delta({ tool_calls: [CALL] })] : []),
      chunk([
        { index: 0, delta: {}, finish_reason: end === 'blocked' ? 'content_filter' : ENDS[end] },
      ]),
      chunk([], {
        usage: {
          prompt_tokens: sent,
          completion_tokens: received,
          total_tokens: sent + received,
          prompt_tokens_details: { cached_tokens: cached },
        },
      }),
      'data: [DONE]\n\n',
    ]
  },
  error: (code, message) => JSON.stringify({ error: { message, type: 'error', code } }),
}
