import { isHelper } from '@drawbridge/expressions'
import { code, name, ref, type Code } from '@drawbridge/source'

const secrets = ref('secrets', 'src/secrets.ts')

/** The name of a variable of the emitted function, for a name that was drawn. */
export function variable(drawn: string): Code {
  return drawn === 'secrets' ? code`${secrets}` : code`${name(variableName(drawn))}`
}

/** Names that the emitted function has for other things. */
export const TAKEN: ReadonlySet<string> = new Set([
  'db',
  'tx',
  'reply',
  'queries',
  'schemas',
  'error',
  'Problem',
  'accepted',
  'addressOf',
  'answerBody',
  'answerText',
  'asDownload',
  'asForm',
  'asLines',
  'basicAuth',
  'createHmac',
  'html',
  'isSignature',
  'outcome',
  'send',
  'slowed',
  'withQuery',
])

/** `slug` would hide the function that its own value calls. */
export function variableName(drawn: string): string {
  return TAKEN.has(drawn) || isHelper(drawn) ? `${drawn}Value` : drawn
}
