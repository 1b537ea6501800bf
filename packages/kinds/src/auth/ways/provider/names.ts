import { camel, pascal, snake, wordsOf } from '../../../names/words.ts'
import type { ChosenProvider } from './settings.ts'

/** What one provider is called in the code and in the environment. */
export interface ProviderNames {
  /** `myIssuer` */
  readonly key: string
  /** `MyIssuer` */
  readonly type: string
  /** `MY_ISSUER`, before `_CLIENT_ID` */
  readonly variable: string
}

export function namesOf({ name }: ChosenProvider): ProviderNames {
  const words = wordsOf(name)
  return { key: camel(words), type: pascal(words), variable: snake(name).toUpperCase() }
}
