import { isIP } from 'node:net'
import { isPublic } from '@drawbridge/compiler/networks'
import type { AssistantSettings } from '@drawbridge/protocol'
import { isShared, type StudioConfig } from '../config.ts'
import { Refused } from '../http/problem.ts'

/** Whether whoever uses this studio may have it call language models in its own network. */
export function mayAskInside(config: StudioConfig): boolean {
  return config.privateModels === true || !isShared(config)
}

/** Where a language model is reached, as it is kept; null for the provider's own. @throws Refused 422 */
export function readAddress(
  config: StudioConfig,
  { provider, address }: Pick<AssistantSettings, 'provider' | 'address'>,
): string | null {
  if (address === undefined) {
    if (provider !== 'compatible') return null
    throw refused('Say where it is reached, as in http://localhost:11434/v1')
  }
  const url = URL.parse(address.trim())
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '')
    throw refused('An address looks like https://models.example.com/v1')
  if (url.username !== '' || url.password !== '')
    throw refused('Leave the name and the password out of it: the key is kept apart.')
  if (url.search !== '' || url.hash !== '')
    throw refused('Leave out what follows the question mark.')
  if (url.protocol === 'http:' && !(mayAskInside(config) && isOwnMachine(url.hostname)))
    throw refused(
      'Outside of one’s own network it begins with https://, so that nobody reads the key.',
    )
  return url.href.replace(/\/+$/, '')
}

/** A name that no host of the internet has. */
export function isOwnMachine(hostname: string): boolean {
  const literal = hostname.replace(/^\[(.*)\]$/, '$1')
  if (isIP(literal) !== 0) return !isPublic(literal)
  return !hostname.includes('.') || /\.(?:local|internal|lan|home\.arpa|localhost)$/.test(hostname)
}

const refused = (message: string): Refused =>
  new Refused(422, message, { errors: [{ field: 'address', message }] })
