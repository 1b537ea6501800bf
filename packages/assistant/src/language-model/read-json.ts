import { checkJson, parseJson } from '@drawbridge/manifest'
import type { ValidateFunction } from 'ajv/dist/2020.js'
import type { Reply } from './question.ts'

export type Read<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly complaint: string }

/** What a model said as JSON of one shape, or what is wrong with it, to be handed back. */
export function readJson<Answer>(
  { text, ending }: Reply,
  isAnswer: ValidateFunction<Answer>,
): Read<Answer> {
  const parsed = parseJson(bare(text))
  if (!parsed.ok) return { ok: false, complaint: COMPLAINTS[ending] ?? noJson(text) }
  const { value } = parsed
  // The schema of commands is followed by recursion.
  if (!checkJson(value, DEEPEST).ok)
    return { ok: false, complaint: 'The answer is nested too deeply.' }
  if (!isAnswer(value)) {
    const [first] = isAnswer.errors ?? []
    const where = first?.instancePath === '' ? 'The answer' : first?.instancePath
    return { ok: false, complaint: `${where} ${first?.message ?? 'is not as the schema says'}.` }
  }
  return { ok: true, answer: value }
}

const DEEPEST = 60

/** Models that think aloud do so before, and some put the answer into a fence. */
function bare(text: string): string {
  const said = text.replace(/^\s*<think(?:ing)?>[^]*?<\/think(?:ing)?>/, '')
  return /^\s*```(?:json)?\s*([^]*?)\s*```\s*$/.exec(said)?.[1] ?? said
}

const COMPLAINTS: Readonly<Partial<Record<Reply['ending'], string>>> = {
  cut: 'The answer was cut off, at the limit that the model has for one. Answer shorter.',
  broken: 'The answer broke off before its end.',
  called: 'A tool was called, and there is none. Answer with JSON alone.',
}

const noJson = (text: string): string =>
  text.trim() === '' ? 'The answer is empty.' : `This is no JSON: “${shortened(text)}”`

const shortened = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().slice(0, 200)
