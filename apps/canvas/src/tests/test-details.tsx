import type { OwnTest } from '@drawbridge/protocol'
import { Code, History, MapPin, Play } from 'lucide-react'
import { showPart } from '../actions/show-part.ts'
import { took } from '../flow/ran.ts'
import { openRequest } from '../runs/open.ts'
import { useDocument } from '../stores/document.ts'
import { useTrace } from '../stores/trace.ts'
import { Button } from '../ui/button.tsx'
import { changePlace } from '../use-place.ts'
import { SavedTestForm } from './saved-test-form.tsx'
import { runTests, useTests } from './state.ts'

const WORDS = {
  waiting: 'It waits for its turn.',
  running: 'It runs now.',
  passed: 'It passed',
  failed: 'It failed',
} as const

/** What one test says: what was expected and what came, and where both are drawn and written. */
export function TestDetails({ test }: { readonly test: OwnTest }) {
  const { file, line, name, node, saved, state, ms, message, expected, actual } = test
  const part = useDocument(({ manifest }) => manifest.nodes.find(({ id }) => id === node))
  const request = useRequestOf(test)
  const isOver = state === 'passed' || state === 'failed'
  return (
    <section
      aria-label="The test"
      className="flex min-w-0 flex-1 flex-col gap-2 overflow-y-auto p-3"
    >
      <h3 className="text-13 font-medium break-words">{name}</h3>
      <p className="text-12 text-text-2">
        {isOver ? `${WORDS[state]}, ${took(ms)}.` : WORDS[state]}
      </p>
      <div className="flex flex-wrap gap-1">
        <Button
          look="quiet"
          size={24}
          icon={<Play size={12} />}
          onClick={() => void runTests({ file, name })}
        >
          Run this test
        </Button>
        {part && (
          <Button
            look="quiet"
            size={24}
            icon={<MapPin size={12} />}
            onClick={() => {
              changePlace({ view: 'map' }, 'push')
              showPart(part.id)
            }}
          >
            Show {part.name}
          </Button>
        )}
        <Button
          look="quiet"
          size={24}
          icon={<Code size={12} />}
          onClick={() => changePlace({ view: 'code', file, line }, 'push')}
        >
          Show its lines
        </Button>
        {request !== null && (
          <Button
            look="quiet"
            size={24}
            icon={<History size={12} />}
            onClick={() => void openRequest(request)}
          >
            Show its request
          </Button>
        )}
      </div>
      {state === 'failed' && (
        <>
          {expected !== undefined && <Value title="Expected" text={expected} />}
          {actual !== undefined && <Value title="What came" text={actual} />}
          {message !== undefined && (expected === undefined || !message.startsWith('Expected')) && (
            <Value title="It says" text={message} />
          )}
        </>
      )}
      {saved !== null && <SavedTestForm test={test} />}
    </section>
  )
}

/** The request that a test was saved from, as long as it is kept. */
function useRequestOf({ saved }: OwnTest): number | null {
  const kept = useTests(({ requests }) => (saved === null ? undefined : requests.get(saved)))
  // A studio that has started anew counts its requests from 1 again.
  const isThere = useTrace(({ requests }) =>
    requests.some(({ id, began }) => id === kept?.id && began === kept.began),
  )
  return kept !== undefined && isThere ? kept.id : null
}

function Value({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div className="flex flex-col gap-1">
      <h4 className="text-12 font-medium text-text-2">{title}</h4>
      <pre
        tabIndex={0}
        aria-label={title}
        className="max-h-48 overflow-auto rounded-control bg-sunken p-2 font-mono text-11 break-words whitespace-pre-wrap"
      >
        {text}
      </pre>
    </div>
  )
}
