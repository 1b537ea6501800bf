import { COMMAND_SCHEMA, type Command } from '@drawbridge/commands'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { AskedBack } from '../choices/asked-back.ts'
import { LEFT_OUT } from './left-out.ts'
import type { Reply } from './question.ts'
import { readJson, type Read } from './read-json.ts'
import { regionIn, REGION_SCHEMA, type Region } from './region.ts'

/** One intention, and the edits that it takes. */
export interface SuggestedChange {
  readonly says: string
  readonly commands: readonly Command[]
  /** Where in the picture it was seen; absent where it is said nowhere in it, or there is none. */
  readonly region?: Region
}

/** What a language model answers: edits, and never anything else. */
export interface SuggestedChanges {
  readonly title: string
  readonly changes: readonly SuggestedChange[]
  readonly assumptions: readonly string[]
  readonly questions: readonly AskedBack[]
}

export const MOST_COMMANDS = 500
export const MOST_QUESTIONS = 3

const sentence = { type: 'string', minLength: 1, maxLength: 500 }
const name = { type: 'string', pattern: '^[A-Za-z][\\w-]{0,39}$' }
const sentences = { type: 'array', maxItems: 10, items: sentence }

/** No command holds commands here, for each change is a list already; and where parts lie is no matter of theirs. */
const commands = COMMAND_SCHEMA.oneOf.filter(
  ({ properties }) => !['batch', 'moveNodes'].includes(properties.type.const),
)

/** The schema of an answer: what the provider is given, what is checked, what is documented. */
const schemaOf = <More extends object>(more: More) => ({
  type: 'object',
  additionalProperties: false,
  required: ['title', 'changes', 'assumptions', 'questions'],
  properties: {
    title: { ...sentence, maxLength: 100 },
    changes: {
      type: 'array',
      maxItems: 100,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['says', 'commands', ...Object.keys(more)],
        properties: {
          says: sentence,
          commands: {
            type: 'array',
            minItems: 1,
            maxItems: MOST_COMMANDS,
            items: { oneOf: commands },
          },
          ...more,
        },
      },
    },
    assumptions: sentences,
    questions: {
      type: 'array',
      maxItems: MOST_QUESTIONS,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'phrase', 'text', 'choices', 'chosen'],
        properties: {
          id: name,
          phrase: { type: 'string', maxLength: 200 },
          text: sentence,
          choices: {
            type: 'array',
            minItems: 2,
            maxItems: 4,
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['id', 'says'],
              properties: { id: name, says: { ...sentence, maxLength: 200 } },
            },
          },
          chosen: name,
        },
      },
    },
  },
})

export const ANSWER_SCHEMA = schemaOf({})
/** Of what is drawn after a picture: each change says where it was seen. */
export const PICTURE_SCHEMA = schemaOf({ region: REGION_SCHEMA })

type Said = Omit<SuggestedChanges, 'changes'> & {
  readonly changes: readonly (Omit<SuggestedChange, 'region'> & {
    readonly region?: Region | null
  })[]
}

const ajv = new Ajv2020({ strict: false, allErrors: false })
const isAnswer = ajv.compile<Said>(ANSWER_SCHEMA)
const isOfPicture = ajv.compile<Said>(PICTURE_SCHEMA)

/** Reads an answer, or says what is wrong with it, to be handed back. */
export function readAnswer(reply: Reply, hasPicture = false): Read<SuggestedChanges> {
  const said = readJson(reply, hasPicture ? isOfPicture : isAnswer)
  if (!said.ok) return said
  const read = placed(said.answer)
  if (!read.ok) return read
  // It would be written over what it stands for.
  if (read.answer.changes.some(({ commands }) => JSON.stringify(commands).includes(LEFT_OUT)))
    return {
      ok: false,
      complaint: `“${LEFT_OUT}” stands for what you were not sent. Leave settings that hold it as they are.`,
    }
  const question = read.answer.questions.find(isNone) ?? twice(read.answer.questions)
  if (question !== undefined) {
    const complaint = `The question “${question.id}” needs an id of its own, choices with ids of their own, and one of these as chosen.`
    return { ok: false, complaint }
  }
  const count = read.answer.changes.reduce((all, change) => all + change.commands.length, 0)
  if (count <= MOST_COMMANDS) return read
  const complaint = `These are ${count} edits; at most ${MOST_COMMANDS} are taken at once.`
  return { ok: false, complaint }
}

/** With each region within the picture, or why one is none. */
function placed({ changes, ...rest }: Said): Read<SuggestedChanges> {
  const found: SuggestedChange[] = []
  for (const { region: said, ...change } of changes) {
    const region = said ? regionIn(said) : undefined
    if (said && !region) return { ok: false, complaint: NO_REGION }
    found.push({ ...change, ...(region && { region }) })
  }
  return { ok: true, answer: { ...rest, changes: found } }
}

const NO_REGION =
  'A region has fractions of the width and the height of the picture, from 0 to 1, and is wider and higher than nothing.'

/** Whether nobody could answer it: its choices are not told apart, or what is taken is none of them. */
const isNone = ({ choices, chosen }: AskedBack): boolean =>
  twice(choices) !== undefined || !choices.some(({ id }) => id === chosen)

/** One that has the id of another. */
const twice = <One extends { readonly id: string }>(all: readonly One[]): One | undefined =>
  all.find(({ id }, at) => all.findIndex((other) => other.id === id) < at)
