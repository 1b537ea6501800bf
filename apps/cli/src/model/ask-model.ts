import {
  propose,
  quoting,
  questionOf,
  Trouble,
  WORKS,
  withoutSecrets,
  type Answered,
  type News,
  type Picture,
  type Plan,
  type Provider,
  type Question,
  type Suggestion,
} from '@drawbridge/assistant'
import { compile } from '@drawbridge/compiler'
import { hasErrors, type Diagnostic, type Manifest } from '@drawbridge/manifest'
import type { Trying } from '../asked.ts'
import { UsageError } from '../command.ts'

interface Parts {
  readonly manifest: Manifest
  readonly prompt: string
  readonly known: readonly Diagnostic[]
  readonly picture?: Picture
  /** What was asked before, with what was said to it. */
  readonly answered?: readonly Answered[]
  readonly provider: Provider
  /** Tries code that nobody has looked at yet. */
  readonly tryCode: Trying
  readonly tell: (news: News) => void
}

export interface FromModel {
  readonly plan: Plan
  /** What the model took to be meant. */
  readonly open: readonly string[]
  /** What was still wrong with its last answer. */
  readonly faults: readonly string[]
}

/** All that would be sent. */
export function questionFor({
  manifest,
  prompt,
  known,
  picture,
  answered = [],
}: Pick<Parts, 'manifest' | 'prompt' | 'known' | 'picture' | 'answered'>): Question {
  const request = picture
    ? ({ prompt: prompt || WORKS.picture.title, selection: [], work: 'picture', picture } as const)
    : { prompt, selection: [] }
  return withoutSecrets(questionOf(manifest, { ...request, answered }, known))
}

/** Has a language model suggest changes, through the loop that the studio has. @throws UsageError */
export async function askModel(parts: Parts): Promise<FromModel> {
  const { manifest, known, provider, tryCode, tell } = parts
  const { ask } = await import('@drawbridge/assistant/ask')
  try {
    return answered(
      await propose({
        manifest,
        known,
        question: questionFor(parts),
        ask: (question, how) => ask(provider, withoutSecrets(question), { ...how, fetch: staying }),
        judge: (after) => judged(after, tryCode),
        signal: new AbortController().signal,
        tell,
      }),
      parts.prompt,
    )
  } catch (error) {
    if (error instanceof Trouble) throw new UsageError(error.message)
    throw error
  }
}

/** A key goes nowhere else than to the address that was named. */
const staying: typeof fetch = (input, init) => fetch(input, { ...init, redirect: 'manual' })

async function judged(after: Manifest, tryCode: Trying) {
  const compiled = await compile(after)
  const { diagnostics } = compiled
  if (!compiled.ok || hasErrors(diagnostics)) return { diagnostics, findings: [] }
  const { trials } = await tryCode(compiled)
  return { diagnostics, findings: trials.flatMap(({ findings }) => findings) }
}

function answered(
  { answer, rounds }: Suggestion<Awaited<ReturnType<typeof judged>>>,
  prompt: string,
): FromModel {
  const { title = '', changes = [], assumptions = [], questions = [] } = answer ?? {}
  const phrases = changes.map(({ says, commands, refused, region }) => ({
    text: says,
    understood: refused === undefined,
    says: refused === undefined ? says : `${says} ${refused}`,
    commands: refused === undefined ? commands : [],
    ...(region && { region }),
  }))
  const commands = phrases.flatMap((phrase) => phrase.commands)
  return {
    plan: {
      title,
      phrases,
      asked: { questions: quoting(questions, prompt), assumptions: [] },
      ...(commands.length > 0 && { command: { type: 'batch', label: title, commands } }),
    },
    open: assumptions,
    faults: rounds.at(-1)?.faults.map(({ says }) => says) ?? [],
  }
}
