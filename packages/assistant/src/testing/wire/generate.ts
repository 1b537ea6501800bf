import { data, type Protocol } from './protocol.ts'

const candidate = (parts: readonly object[], finishReason?: string): object => ({
  candidates: [{ index: 0, content: { role: 'model', parts }, finishReason }],
})
const CALL = { functionCall: { name: 'run_shell', args: { command: 'id' } } }
const ENDS = { whole: 'STOP', tool: 'STOP', length: 'MAX_TOKENS', refusal: 'SAFETY' }

/** Google’s generateContent. */
export const GENERATE: Protocol = {
  before: [],
  thought: (text) => data(candidate([{ text, thought: true }])),
  piece: (text) => data(candidate([{ text }])),
  after(end, text, { sent, received, cached }) {
    if (end === 'error')
      return [data({ error: { code: 503, message: text, status: 'UNAVAILABLE' } })]
    const usageMetadata = {
      promptTokenCount: sent,
      candidatesTokenCount: received,
      cachedContentTokenCount: cached,
      totalTokenCount: sent + received,
    }
    if (end === 'blocked')
      return [data({ promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, usageMetadata })]
    const parts = end === 'tool' ? [CALL] : [{ text: '' }]
    return [data({ ...candidate(parts, ENDS[end]), usageMetadata })]
  },
  error: (code, message) => JSON.stringify({ error: { code, message, status: 'ERROR' } }),
}
