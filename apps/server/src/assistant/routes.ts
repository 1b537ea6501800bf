import { Trouble } from '@drawbridge/assistant'
import type { assistant as contracts } from '@drawbridge/protocol'
import type { AccountScope } from '../accounts/scope.ts'
import { audit } from '../audit.ts'
import type { Handlers } from '../http/handler.ts'
import type { Studio } from '../studio.ts'
import { nameOf } from './assistants.ts'

interface Tried {
  readonly ok: boolean
  readonly says: string
}

/** Of one account at once: each may wait for half a minute. */
const MOST_TRIED = 2
const LONGEST_TRIAL_MS = 30_000

const HELLO = {
  instructions: 'You are being tried out. Answer with JSON.',
  messages: [{ role: 'user', content: 'Answer with {"ready": true} and nothing else.' }],
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['ready'],
    properties: { ready: { type: 'boolean' } },
  },
} as const

const nothing = (): void => undefined

export function assistantRoutes({
  storage,
  assistants,
  asking,
}: Studio): Handlers<keyof typeof contracts> {
  const tried = new Map<string, number>()

  return {
    async readAssistant({ account }) {
      return { assistant: await assistants.shown(account) }
    },

    async setAssistant({ account, body }) {
      await assistants.set(account, body)
      const shown = await assistants.shown(account)
      const { host = '', model = '' } = shown ?? {}
      await audit(storage, 'assistant-set', account.accountId, { host, model })
      return { assistant: shown }
    },

    async removeAssistant({ account }) {
      await assistants.remove(account)
      await audit(storage, 'assistant-removed', account.accountId)
    },

    async tryAssistant({ account }) {
      const { accountId } = account
      const before = tried.get(accountId) ?? 0
      if (before >= MOST_TRIED)
        return { ok: false, says: 'It is being tried already. Wait for what it answers.' }
      tried.set(accountId, before + 1)
      try {
        return await tryOut(account)
      } finally {
        const left = (tried.get(accountId) ?? 1) - 1
        if (left > 0) tried.set(accountId, left)
        else tried.delete(accountId)
      }
    },
  }

  async function tryOut(account: AccountScope): Promise<Tried> {
    const appointed = await assistants.read(account)
    const name = nameOf(appointed)
    try {
      const ask = asking(account, appointed, { retries: 0, longestMs: LONGEST_TRIAL_MS })
      const { signal } = new AbortController()
      const { text } = await ask(HELLO, { signal, tell: nothing, spend: nothing })
      return text.trim() === ''
        ? { ok: false, says: `${name} answered with nothing.` }
        : { ok: true, says: `${name} answers.` }
    } catch (error) {
      if (error instanceof Trouble) return { ok: false, says: error.message }
      throw error
    }
  }
}
