import { X } from 'lucide-react'
import { countingOf, problemsOf } from '../../document/problems.ts'
import { useDocument } from '../../stores/document.ts'
import { useSession } from '../../stores/session.ts'
import { IconButton } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Resizer } from '../../ui/resizer.tsx'
import { Logs } from './logs.tsx'
import { Problems } from './problems.tsx'
import { Tests } from '../../tests/tests.tsx'
import { countOf, useTests } from '../../tests/state.ts'
import { Requests } from '../../runs/requests.tsx'

const CONTENTS = { problems: Problems, requests: Requests, tests: Tests, logs: Logs } as const

/** The panel at the bottom: what is wrong, what requests did, and what the running backend says. */
export function Dock() {
  const dock = useSession((session) => session.dock)
  const height = useSession(({ sizes }) => sizes.dock)
  const problems = useDocument((document) => countingOf(problemsOf(document)).length)
  const tests = useTests((state) => state.tests)
  if (!dock) return null
  const Content = CONTENTS[dock]
  const tab = (name: typeof dock, label: string) => (
    <button
      type="button"
      role="tab"
      aria-selected={dock === name}
      className={classNames(
        'h-8 px-2 font-medium',
        dock === name ? '' : 'text-text-3 hover:text-text',
      )}
      onClick={() => useSession.setState({ dock: name })}
    >
      {label}
    </button>
  )
  return (
    <section
      aria-label="Problems, requests and logs"
      data-dock
      style={{ height }}
      className="relative flex shrink-0 flex-col border-t bg-surface max-[759px]:!h-full"
    >
      <Resizer panel="dock" label="Height of the panel below" />
      <div className="flex items-center gap-1 border-b px-2">
        <div className="flex gap-1" role="tablist">
          {tab('problems', `Problems ${problems}`)}
          {tab('requests', 'Requests')}
          {tab('tests', `Tests${countOf(tests)}`)}
          {tab('logs', 'Logs')}
        </div>
        <span className="flex-1" />
        <IconButton
          label="Close"
          size={24}
          side="top"
          onClick={() => useSession.setState({ dock: null })}
        >
          <X size={14} />
        </IconButton>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <Content />
      </div>
    </section>
  )
}
