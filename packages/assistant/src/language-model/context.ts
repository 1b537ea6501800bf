import { STEP_FACES } from '@drawbridge/kinds/faces'
import type { Diagnostic, Manifest } from '@drawbridge/manifest'
import type { WorkName } from '@drawbridge/protocol'
import type { Answered } from '../choices/asked-back.ts'
import { WORKS } from '../works/works.ts'
import type { Picture } from '../pictures/picture.ts'
import type { Question } from './question.ts'
import { excerpt } from './excerpt.ts'
import { instructions, SCHEMAS, stepTexts } from './instructions.ts'

export interface Request {
  readonly prompt: string
  /** Parts that it is about; none: the whole project. */
  readonly selection: readonly string[]
  /** Absent: changes, by the prompt alone. */
  readonly work?: WorkName
  /** What it is about, where the work is to read one. */
  readonly picture?: Picture
  /** What was asked before, and how it was answered. */
  readonly answered?: readonly Answered[]
}

const MOST_DIAGNOSTICS = 30

/**
 * The first question, whole: what a person is shown before it is sent is made by this very function.
 * Of rows, secrets and what requests carried it knows nothing.
 */
export function questionOf(
  manifest: Manifest,
  { prompt, selection, work = 'draw', picture, answered = [] }: Request,
  diagnostics: readonly Diagnostic[],
): Question {
  const drawing = excerpt(manifest, selection, prompt)
  const steps = stepTexts(stepsFor(drawing, prompt))
  const { task, answers } = WORKS[work]
  const chosen = manifest.nodes.filter(({ id }) => selection.includes(id)).map(({ id }) => id)
  const content = [
    steps,
    `<drawing>\n${fenced(drawing)}\n</drawing>`,
    chosen.length > 0 && `The request is about these parts: ${chosen.join(', ')}.`,
    problems(diagnostics),
    task,
    `The request:\n${prompt}`,
    answered.length > 0 && `Asked, and answered:\n${answered.map(answerText).join('\n')}`,
  ]
  return {
    instructions: instructions(answers),
    messages: [
      {
        role: 'user',
        content: content.filter(Boolean).join('\n\n'),
        ...(picture && { picture }),
      },
    ],
    schema: SCHEMAS[answers],
  }
}

/** In one line, as everything that names of others may stand in. */
const answerText = ({ text, says }: Answered): string =>
  `- ${`${text} ${says}`.replaceAll(/\s+/g, ' ')}`

/** Nobody ends the drawing but we: JSON may write this character so. */
const fenced = (json: string): string => json.replaceAll('<', '\\u003c')

function problems(diagnostics: readonly Diagnostic[]): string {
  const wrong = diagnostics.filter(({ severity }) => severity !== 'information')
  if (wrong.length === 0) return ''
  const lines = wrong.slice(0, MOST_DIAGNOSTICS).map(diagnosticText)
  return `What the checker says of the drawing as it is:\n${found(lines.join('\n'))}`
}

/** What was found wrong repeats what others wrote. */
export const found = (text: string): string => `<found>\n${fenced(text)}\n</found>`

/** A diagnostic as it is handed back: where, what, and what to do. */
export function diagnosticText({ code, node, field, message, cure }: Diagnostic): string {
  const where = node === undefined ? '' : ` at ${node}${field ?? ''}`
  return `- ${code}${where}: ${message} ${cure}`
}

/** Kinds of steps that the drawing has, and those whose words the prompt uses. */
function stepsFor(drawing: string, prompt: string): ReadonlySet<string> {
  const words = new Set(prompt.toLowerCase().match(/[\p{L}]{3,}/gu))
  const kinds = STEP_FACES.filter(
    ({ kind, vocabulary }) =>
      drawing.includes(`"kind":"${kind}"`) || vocabulary.some((word) => isSaid(word, words)),
  )
  return new Set(kinds.map(({ kind }) => kind))
}

/** `mails` says `mail`. */
const isSaid = (word: string, words: ReadonlySet<string>): boolean =>
  words.has(word) || words.has(`${word}s`)
