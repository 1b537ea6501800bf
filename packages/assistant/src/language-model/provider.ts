import type { Assistant } from '@drawbridge/protocol'
import type { LanguageModel } from 'ai'

export type ProviderName = Assistant['provider']

export interface Provider {
  readonly provider: ProviderName
  /** As the provider calls it: `gpt-5`, `llama3.2`. */
  readonly model: string
  /** Where it is reached, where that is not the provider's own address. */
  readonly address?: string
  /** Absent where a machine of one's own asks for none. */
  readonly key?: string
}

/** Where each is reached unless somebody says otherwise; `compatible` has no address of its own. */
export const ADDRESSES: Readonly<Record<ProviderName, string>> = {
  openai: 'https://api.openai.com/v1',
  anthropic: 'https://api.anthropic.com/v1',
  google: 'https://generativelanguage.googleapis.com/v1beta',
  compatible: '',
}

export const addressOf = ({ provider, address }: Provider): string => address ?? ADDRESSES[provider]

/** The library's own clients, each loaded when it is first used. They call through `fetch` alone. */
export async function connect(
  given: Provider,
  fetch: typeof globalThis.fetch,
): Promise<Exclude<LanguageModel, string>> {
  const { provider, model, key: apiKey = '' } = given
  const options = { baseURL: addressOf(given), apiKey, fetch }
  switch (provider) {
    case 'openai': {
      const { createOpenAI } = await import('@ai-sdk/openai')
      return createOpenAI(options)(model)
    }
    case 'anthropic': {
      const { createAnthropic } = await import('@ai-sdk/anthropic')
      return createAnthropic(options)(model)
    }
    case 'google': {
      const { createGoogleGenerativeAI } = await import('@ai-sdk/google')
      return createGoogleGenerativeAI(options)(model)
    }
    case 'compatible': {
      const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible')
      const { baseURL } = options
      return createOpenAICompatible({
        name: 'compatible',
        baseURL,
        fetch,
        includeUsage: true,
        ...(apiKey !== '' && { apiKey }),
      })(model)
    }
  }
}
