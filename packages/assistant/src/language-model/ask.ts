import { streamText, type ModelMessage } from 'ai'
import { inForm, type Form } from './form.ts'
import { GrowingAnswer } from './growing-answer.ts'
import { Line } from './line.ts'
import { Patience } from './patience.ts'
import { connect, type Provider } from './provider.ts'
import {
  estimate,
  pictureIn,
  type AskOptions,
  type Message,
  type Question,
  type Reply,
} from './question.ts'
import { isStream, nonsense, troubleOf } from './trouble-of.ts'
import { Trouble } from './trouble.ts'

// It prints warnings, of what differs between providers, into the log of the studio.
globalThis.AI_SDK_LOG_WARNINGS = false

/**
 * Asks once, in the form that the provider has for structured answers; who does not take that is asked
 * without, for the instructions say it as well.
 * @throws Trouble in words; what `signal` was aborted with, where it was
 */
export async function ask(
  provider: Provider,
  question: Question,
  options: AskOptions,
): Promise<Reply> {
  try {
    return await askOnce(
      provider,
      question,
      options,
      provider.provider === 'compatible' ? 'json' : 'schema',
    )
  } catch (error) {
    if (!(error instanceof Trouble && error.isOfForm)) throw error
    return askOnce(provider, question, options, 'text')
  }
}

async function askOnce(
  provider: Provider,
  question: Question,
  { fetch, signal, tell, spend, retries = 2, longestMs }: AskOptions,
  form: Form,
): Promise<Reply> {
  using patience = new Patience(longestMs)
  const over = new AbortController()
  const answer = new GrowingAnswer(tell)
  const { key = '' } = provider
  const line = new Line(fetch, key, { heard: () => patience.heard(), busy: () => answer.busy() })
  let isNonsense = false
  try {
    const { stream } = streamText({
      model: inForm(await connect(provider, line.fetch), form, question.schema),
      instructions: question.instructions,
      messages: question.messages.map(spoken),
      abortSignal: AbortSignal.any([signal, over.signal, patience.signal]),
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
    for await (const part of stream) answer.take(part)
    signal.throwIfAborted()
    patience.signal.throwIfAborted()
    if (answer.isUnderstood) return answer.reply(key)
    throw new Error('Nothing in it was understood.')
  } catch (error) {
    over.abort()
    if (signal.aborted) throw signal.reason
    if (patience.signal.aborted) throw patience.signal.reason
    const trouble = troubleOf(error, key, pictureIn(question) !== undefined)
    if (trouble) throw trouble
    // What broke off midway is an answer, if a bad one: the model can be told so.
    if (answer.isBegun) return { text: answer.text, ending: 'broken' }
    isNonsense = !isStream(line.head)
    throw nonsense(line.head, key)
  } finally {
    if ((line.isAnswered && !isNonsense) || line.isLeft)
      spend(answer.counted ?? estimate(question, answer.length))
  }
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
