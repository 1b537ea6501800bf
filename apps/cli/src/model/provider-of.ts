import type { Provider } from '@drawbridge/assistant'
import { ASSISTANT_PROVIDERS } from '@drawbridge/protocol'
import { notThere, UsageError } from '../command.ts'

/** The language model that the environment names. @throws UsageError where it names none, or no good one */
export function providerOf(env: NodeJS.ProcessEnv): Provider {
  const { DRAWBRIDGE_MODEL, DRAWBRIDGE_MODEL_KEY: key, DRAWBRIDGE_MODEL_ADDRESS: address } = env
  const [, name = '', model = ''] = /^(\w+):(.+)$/.exec(DRAWBRIDGE_MODEL ?? '') ?? []
  if (model === '')
    throw new UsageError('Name the model to ask: DRAWBRIDGE_MODEL=anthropic:<its name>.')
  const provider = ASSISTANT_PROVIDERS.find((one) => one === name)
  if (!provider) throw new UsageError(notThere('provider', name, ASSISTANT_PROVIDERS))
  if (provider === 'compatible' && !address)
    throw new UsageError(
      'Say where it is reached: DRAWBRIDGE_MODEL_ADDRESS=http://localhost:11434/v1.',
    )
  if (provider !== 'compatible' && !key)
    throw new UsageError('This provider asks for a key: DRAWBRIDGE_MODEL_KEY=….')
  if (address && !/^https?:\/\//.test(address))
    throw new UsageError('DRAWBRIDGE_MODEL_ADDRESS looks like https://models.example.com/v1.')
  return { provider, model, ...(address && { address }), ...(key && { key }) }
}
