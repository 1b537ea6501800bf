import type { OwnTest, RunSummary, TestsState } from '@drawbridge/protocol'
import { create } from 'zustand'
import { call, reasonOf } from '../server/client.ts'
import { useDocument } from '../stores/document.ts'
import { announce, notify } from '../stores/session.ts'
import { counted } from '../ui/counted.ts'

type KeptRequest = Pick<RunSummary, 'id' | 'began'>

interface Tests {
  readonly tests: TestsState | null
  /** The requests that tests were saved from here, by the entries of the tests. */
  readonly requests: ReadonlyMap<string, KeptRequest>
}

const NONE: Tests = { tests: null, requests: new Map() }

/** How the tests of the open project go. */
export const useTests = create<Tests>(() => NONE)

export const forgetTests = (): void => useTests.setState(NONE)

/** Remembers which request a test was saved from. */
export const rememberRequest = (saved: string, run: KeptRequest): void =>
  useTests.setState(({ requests }) => ({ requests: new Map(requests).set(saved, run) }))

const failedIn = (state: TestsState | null): readonly OwnTest[] =>
  state?.tests.filter((one) => one.state === 'failed') ?? []

/** Takes in how they go; says aloud what has turned red. */
export function hearTests(tests: TestsState): void {
  const before = new Set(failedIn(useTests.getState().tests).map(keyOf))
  useTests.setState({ tests })
  const fresh = failedIn(tests).filter((one) => !before.has(keyOf(one)))
  const [first] = fresh
  if (first === undefined) return
  announce(
    fresh.length === 1 ? `A test failed: ${first.name}` : `${counted(fresh.length, 'test')} failed`,
  )
}

/** A saved test stays the same when it is called otherwise. */
export const keyOf = ({ saved, file, within, name }: OwnTest): string =>
  saved ?? [file, ...within, name].join('\n')

/** ` 2 failed`, ` 34`: as it stands at the tab. */
export function countOf(tests: TestsState | null): string {
  if (tests === null || tests.tests.length === 0) return ''
  const failed = failedIn(tests).length
  return failed > 0 ? ` ${failed} failed` : ` ${tests.tests.length}`
}

/** `2 tests failed`; null while none has. */
export function failedWords(tests: TestsState | null): string | null {
  const failed = failedIn(tests).length
  return failed > 0 ? `${counted(failed, 'test')} failed` : null
}

/** Asks how they went; runs them where nobody has yet. */
export async function readTests(): Promise<void> {
  await asked('readTests')
  if (useTests.getState().tests?.state === 'idle') await runTests()
}

export const runTests = (only: { readonly file?: string; readonly name?: string } = {}) =>
  asked('runTests', only)

export const stopTests = (): Promise<void> => asked('stopTests')

async function asked(
  what: 'readTests' | 'runTests' | 'stopTests',
  body: { readonly file?: string; readonly name?: string } = {},
): Promise<void> {
  const { project } = useDocument.getState()
  if (!project) return
  const params = { project }
  try {
    hearTests(
      what === 'runTests' ? await call(what, { params, body }) : await call(what, { params }),
    )
  } catch (error) {
    notify({ tone: 'error', text: reasonOf(error) })
  }
}
