import { call } from '../server/client.ts'

type Answer = Awaited<ReturnType<typeof ask>>

interface Asked {
  readonly project: string
  readonly at: number
  /** Null where there was none: why is found out when it is asked for again. */
  readonly answer: Promise<Answer | null>
}

/** By then somebody else may have drawn. */
const LONGEST_MS = 5_000

let asked: Asked | null = null

const ask = (project: string, signal?: AbortSignal) =>
  call('readDocument', { params: { project }, ...(signal && { signal }) })

/** Asks for a drawing while the page that will show it is still on its way. */
export function askEarly(project: string): void {
  asked = { project, at: performance.now(), answer: ask(project).catch(() => null) }
}

/** A drawing as the studio has it: the answer to what was asked early, or else asked for now. */
export async function readDocument(project: string, signal: AbortSignal): Promise<Answer> {
  const early = asked
  asked = null
  const fits = early?.project === project && performance.now() - early.at < LONGEST_MS
  return (fits && (await early.answer)) || ask(project, signal)
}
