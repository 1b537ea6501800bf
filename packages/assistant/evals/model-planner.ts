import { checkManifest } from '@drawbridge/compiler'
import type { Manifest } from '@drawbridge/manifest'
import { ask } from '../src/language-model/ask.ts'
import { questionOf } from '../src/language-model/context.ts'
import { propose } from '../src/language-model/propose.ts'
import { ADDRESSES, type Provider, type ProviderName } from '../src/language-model/provider.ts'
import { Trouble } from '../src/language-model/trouble.ts'
import { inWords, type Planner } from './planner.ts'

/** A language model, asked as the studio asks it; what it draws is checked, and is not run. */
export function modelPlanner(provider: Provider, hear: (trouble: string) => void): Planner {
  return async (start, prompt) => {
    const known = checkManifest(start).diagnostics
    try {
      const { after, answer } = await propose({
        manifest: start,
        question: questionOf(start, { prompt, selection: [] }, known),
        ask: (question, options) => ask(provider, question, { ...options, fetch }),
        judge,
        known,
        signal: new AbortController().signal,
        tell: () => undefined,
      })
      const { changes = [], assumptions = [], questions = [] } = answer ?? {}
      const open = [...assumptions, ...questions.map(({ text }) => text)]
      return {
        manifest: after,
        says: [...changes.map(({ says }) => says), ...open],
        declined: changes.length === 0 || open.length > 0,
        asks: questions.map(inWords),
      }
    } catch (error) {
      if (!(error instanceof Trouble)) throw error
      hear(error.message)
      return { manifest: start, says: [], declined: false, asks: [] }
    }
  }
}

async function judge(manifest: Manifest) {
  return { diagnostics: checkManifest(manifest).diagnostics, findings: [] }
}

/** The model that the environment names; undefined where it names none. @throws Error in words */
export function modelOf(env: NodeJS.ProcessEnv): Provider | undefined {
  const { EVALS_MODEL: model, EVALS_PROVIDER: provider = 'compatible' } = env
  if (model === undefined || model === '') return undefined
  if (!isProvider(provider))
    throw new Error(`EVALS_PROVIDER is one of ${Object.keys(ADDRESSES).join(', ')}.`)
  const { EVALS_ADDRESS: address, EVALS_KEY: key } = env
  if (provider === 'compatible' && address === undefined)
    throw new Error('Say in EVALS_ADDRESS where it is reached, as in http://localhost:11434/v1')
  return {
    provider,
    model,
    ...(address !== undefined && { address }),
    ...(key !== undefined && { key }),
  }
}

function isProvider(name: string): name is ProviderName {
  return Object.hasOwn(ADDRESSES, name)
}
