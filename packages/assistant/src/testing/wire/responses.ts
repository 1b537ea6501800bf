import { event, type Protocol } from './protocol.ts'

const message = { type: 'message', id: 'm1', role: 'assistant', content: [] }
const thinking = { type: 'reasoning', id: 'rs1', summary: [] }
const at = { item_id: 'm1', output_index: 1, content_index: 0 }
const CALL = {
  type: 'function_call',
  id: 'f1',
  call_id: 'call_1',
  name: 'run_shell',
  arguments: '{"command":"id"}',
  status: 'completed',
}
const REASONS: Readonly<Record<string, string>> = {
  length: 'max_output_tokens',
  blocked: 'content_filter',
}

/** OpenAI’s responses. */
export const RESPONSES: Protocol = {
  before: [
    event('response.created', { response: { id: 'r1', created_at: 1, model: 'm' } }),
    event('response.output_item.added', { output_index: 1, item: message }),
  ],
  thought: (delta) =>
    [
      event('response.output_item.added', { output_index: 0, item: thinking }),
      event('response.reasoning_summary_part.added', { item_id: 'rs1', summary_index: 0 }),
      event('response.reasoning_summary_text.delta', { item_id: 'rs1', summary_index: 0, delta }),
      event('response.output_item.done', { output_index: 0, item: thinking }),
    ].join(''),
  piece: (delta) => event('response.output_text.delta', { ...at, delta }),
  after(end, text, { sent, received, cached }) {
    if (end === 'error')
      return [
        event('response.failed', {
          sequence_number: 9,
          response: { error: { code: 'server_error', message: text } },
        }),
      ]
    const reason = REASONS[end]
    const usage = {
      input_tokens: sent,
      output_tokens: received,
      input_tokens_details: { cached_tokens: cached },
    }
    return [
      ...(end === 'refusal' ? [event('response.refusal.delta', { ...at, delta: text })] : []),
      ...(end === 'tool'
        ? [
            event('response.output_item.added', { output_index: 2, item: CALL }),
            event('response.output_item.done', { output_index: 2, item: CALL }),
          ]
        : []),
      event('response.output_item.done', { output_index: 1, item: message }),
      reason === undefined
        ? event('response.completed', { response: { usage } })
        : event('response.incomplete', { response: { incomplete_details: { reason }, usage } }),
    ]
  },
  error: (_, text) => JSON.stringify({ error: { message: text, type: 'error', code: null } }),
}
