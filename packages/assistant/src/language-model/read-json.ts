import { checkJson, parseJson } from '@drawbridge/manifest'
import type { ValidateFunction } from 'ajv/dist/2020.js'

export type Read<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly complaint: string }

/** What a model said as JSON of one shape, or what is wrong with it, to be handed back. */
export function readJson<Answer>(
  text: string,
  isWhole: boolean,
  isAnswer: ValidateFunction<Answer>,
): Read<Answer> {
  const bare = /^\s*```(?:json)?\s*([\s\S]*?)\s*```\s*$/.exec(text)?.[1] ?? text
  const parsed = parseJson(bare)
  if (!parsed.ok) {
    const complaint = isWhole
      ? `This is no JSON: “${shortened(text)}”`
      : 'The answer broke off before its end.'
    return { ok: false, complaint }
  }
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

const shortened = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().slice(0, 200)
