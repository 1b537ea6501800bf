import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Reply } from './question.ts'
import { readJson, type Read } from './read-json.ts'

/** An answer in words. It has no place for an edit. */
export interface Words {
  readonly title: string
  readonly paragraphs: readonly string[]
}

export const WORDS_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['title', 'paragraphs'],
  properties: {
    title: { type: 'string', minLength: 1, maxLength: 100 },
    paragraphs: {
      type: 'array',
      minItems: 1,
      maxItems: 40,
      items: { type: 'string', minLength: 1, maxLength: 2000 },
    },
  },
} as const

const isWords = new Ajv2020({ strict: false }).compile<Words>(WORDS_SCHEMA)

export const readWords = (reply: Reply): Read<Words> => readJson(reply, isWords)
