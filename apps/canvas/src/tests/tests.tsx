import type { OwnTest, TestsState } from '@drawbridge/protocol'
import { Play, Square } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useDocument } from '../stores/document.ts'
import { Button } from '../ui/button.tsx'
import { walkList } from '../ui/walk-list.ts'
import { savedIn } from './saved-test.ts'
import { keyOf, readTests, runTests, stopTests, useTests } from './state.ts'
import { TestDetails } from './test-details.tsx'
import { TestLine } from './test-line.tsx'

/** Every test that the backend is written with, by what it tests, and how each of them went. */
export function Tests() {
  const told = useTests((state) => state.tests)
  const manifest = useDocument((document) => document.manifest)
  const [chosen, choose] = useState<string | null>(null)
  useEffect(() => void readTests(), [])
  if (told === null) return null
  // One that was removed is gone at once, and not only when the others have run again.
  const isThere = (one: OwnTest): boolean =>
    one.saved === null || savedIn(manifest, one) !== undefined
  const tests = { ...told, tests: told.tests.filter(isThere) }
  const groups = groupsOf(tests, new Map(manifest.nodes.map(({ id, name }) => [id, name])))
  const shown = tests.tests.find((one) => keyOf(one) === chosen)
  const first = tests.tests[0]
  const entry = shown ?? first
  return (
    <div className="flex h-full min-h-0 max-[759px]:flex-col">
      <div className="flex w-[440px] shrink-0 flex-col border-r max-[759px]:max-h-44 max-[759px]:w-full">
        <div className="flex h-8 shrink-0 items-center gap-2 border-b px-2 text-12">
          <span className="min-w-0 flex-1 truncate text-text-2">{sentenceOf(tests)}</span>
          {tests.state === 'running' ? (
            <Button
              look="quiet"
              size={24}
              icon={<Square size={12} />}
              onClick={() => void stopTests()}
            >
              Stop tests
            </Button>
          ) : (
            <Button
              look="quiet"
              size={24}
              icon={<Play size={12} />}
              onClick={() => void runTests()}
            >
              Run all
            </Button>
          )}
        </div>
        <ul aria-label="Tests" className="min-h-0 flex-1 overflow-y-auto py-1" onKeyDown={walkList}>
          {groups.map(({ title, all }) => (
            <li key={title}>
              <p className="px-2 pt-2 pb-1 text-12 font-medium text-text-2">{title}</p>
              <ul aria-label={title}>
                {all.map((test) => (
                  <TestLine
                    key={keyOf(test)}
                    test={test}
                    isChosen={test === shown}
                    isEntry={test === entry}
                    onChoose={() => choose(keyOf(test))}
                  />
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </div>
      {shown ? (
        <TestDetails key={keyOf(shown)} test={shown} />
      ) : (
        <p className="p-3 text-13 text-text-3">
          {tests.problem ??
            'Choose a test to see what it says. They run again by themselves after every change.'}
        </p>
      )}
    </div>
  )
}

function sentenceOf({ state, tests, files }: TestsState): string {
  const count = (wanted: OwnTest['state']): number =>
    tests.filter((one) => one.state === wanted).length
  if (state === 'running' && tests.length === 0)
    return `Starting the tests of ${files.length} files`
  const words = [`${count('passed')} passed`, `${count('failed')} failed`]
  const waiting = count('waiting') + count('running')
  return [...words, ...(waiting > 0 ? [`${waiting} to go`] : [])].join(', ')
}

interface Group {
  readonly title: string
  readonly all: readonly OwnTest[]
}

/** By what they test: saved ones first, then each part, in the order in which they run. */
function groupsOf({ tests }: TestsState, names: ReadonlyMap<string, string>): readonly Group[] {
  const titled = Map.groupBy(tests, ({ saved, node, within, file }) => {
    if (saved !== null) return 'Saved requests'
    const part = node === null ? undefined : names.get(node)
    return [part, within[0] ?? file].filter((one) => one !== undefined).join(': ')
  })
  const saved = titled.get('Saved requests')
  titled.delete('Saved requests')
  return [...(saved ? [['Saved requests', saved] as const] : []), ...titled].map(
    ([title, all]) => ({ title, all }),
  )
}
