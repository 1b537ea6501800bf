import { jsonSchema, Output, streamText, type ModelMessage } from 'ai'
import { bounded, tooMuch } from './bounded.ts'
import { connect, type Provider } from './provider.ts'
import {
  estimate,
  pictureIn,
  type AskOptions,
  type Message,
  type Question,
  type Reply,
  type Tokens,
} from './question.ts'
import { troubleOf } from './trouble-of.ts'

// It prints warnings, of what differs between providers, into the log of the studio.
globalThis.AI_SDK_LOG_WARNINGS = false

const LONGEST_ANSWER = 2_000_000
const LONGEST_WAIT_MS = 300_000

/** @throws Trouble in words; what `signal` was aborted with, where it was */
export async function ask(
  provider: Provider,
  question: Question,
  { fetch, signal, tell, retries = 2 }: AskOptions,
): Promise<Reply> {
  const { instructions, messages, schema } = question
  const tooLong = new AbortController()
  const late = AbortSignal.timeout(LONGEST_WAIT_MS)
  const stop = AbortSignal.any([signal, tooLong.signal, late])
  const isCompatible = provider.provider === 'compatible'
  let text = ''
  let thought = 0
  let isWhole = false
  let counted: Tokens | undefined
  try {
    const { stream } = streamText({
      model: await connect(provider, bounded(fetch)),
      instructions,
      messages: messages.map(spoken),
      // Servers of this protocol differ in which schemas they take; the instructions say it to all.
      output: isCompatible ? Output.text() : Output.object({ schema: jsonSchema(schema) }),
      abortSignal: stop,
      maxRetries: retries,
      // Of a model that it does not know yet the library would have 4,096 at the most.
      ...(provider.provider === 'anthropic' && { maxOutputTokens: 32_000 }),
      // Commands carry values of any kind, which no provider's strict subset of JSON Schema has.
      providerOptions: {
        openai: { strictJsonSchema: false, store: false },
        anthropic: { structuredOutputMode: 'jsonTool' },
        google: { structuredOutputs: false },
      },
      onError: () => undefined,
    })
    for await (const part of stream) {
      if (part.type === 'error') throw part.error
      if (part.type === 'text-delta') {
        text += part.text
        tell(text.length)
      }
      if (part.type === 'reasoning-delta') thought += part.text.length
      if (text.length + thought > LONGEST_ANSWER) throw tooMuch()
      if (part.type === 'finish') {
        isWhole = part.finishReason === 'stop' || part.finishReason === 'tool-calls'
        const { inputTokens, outputTokens } = part.totalUsage
        if (inputTokens !== undefined && outputTokens !== undefined)
          counted = { sent: inputTokens, received: outputTokens }
      }
    }
    stop.throwIfAborted()
  } catch (error) {
    tooLong.abort()
    if (signal.aborted) throw signal.reason
    const trouble = troubleOf(
      late.aborted ? late.reason : error,
      provider.key,
      pictureIn(question) !== undefined,
    )
    // What broke off midway is an answer, if a bad one: the model can be told so.
    if (text === '' || late.aborted || trouble === error) throw trouble
  }
  return { text, isWhole, tokens: counted ?? estimate(question, text.length) }
}

/** As the library has it: a picture stands before the words about it. */
function spoken({ role, content, picture }: Message): ModelMessage {
  if (role === 'assistant') return { role, content }
  if (!picture) return { role, content }
  const { data, media: mediaType } = picture
  return {
    role,
    content: [
      { type: 'file', data, mediaType },
      { type: 'text', text: content },
    ],
  }
}
