import type { User } from '@drawbridge/protocol'
import { ReactFlowProvider } from '@xyflow/react'
import { lazy, Suspense, useEffect } from 'react'
import { focusPrompt } from '../../actions/prompt.ts'
import { Details } from '../../details/details.tsx'
import { Explorer } from '../../explorer/explorer.tsx'
import { useShownFlow } from '../../flow/current.ts'
import { FlowView } from '../../flow/flow-view.tsx'
import { textOfPlace } from '../../flow/place.ts'
import { DrawingMap } from '../../map/map.tsx'
import type { Place } from '../../routes.ts'
import { reasonOf } from '../../server/client.ts'
import { useDocument } from '../../stores/document.ts'
import { useSession } from '../../stores/session.ts'
import { useNarrow } from '../../ui/use-narrow.ts'
import { ComparisonView } from '../../versions/comparison-view.tsx'
import { Button } from '../../ui/button.tsx'
import { changePlace, usePlace } from '../../use-place.ts'
import { Trouble, Waiting } from '../lost.tsx'
import { forgetPending, hasPending } from '../../document/journal.ts'
import { Dock } from './dock.tsx'
import { Mishap } from './mishap.tsx'
import { Overlays } from '../../overlays/overlays.tsx'
import { Prompt } from '../../proposal/prompt.tsx'
import { Rail } from './rail.tsx'
import { SidePanel } from './side-panel.tsx'
import { StatusBar } from './status-bar.tsx'
import { TopBar } from './top-bar.tsx'
import { NarrowEditor } from './narrow-editor.tsx'
import { useProject } from './use-project.ts'

const CodeView = lazy(() =>
  import('../../code/code-view.tsx').then(({ CodeView: view }) => ({ default: view })),
)

const DataView = lazy(() =>
  import('../../data/data-view.tsx').then(({ DataView: view }) => ({ default: view })),
)

interface EditorProps {
  readonly project: string
  readonly user: User
}

/** One project: its map, its code, and everything around them. */
export function Editor({ project, user }: EditorProps) {
  const opening = useProject(project)
  if (opening.state === 'failed')
    return (
      <Trouble text={reasonOf(opening.error)} onRetry={() => location.reload()}>
        {hasPending(project) && (
          <Button
            onClick={() => {
              forgetPending(project)
              location.reload()
            }}
          >
            Drop what is not saved
          </Button>
        )}
      </Trouble>
    )
  if (opening.state === 'opening') return <Waiting />
  return (
    <Mishap of="The project">
      <Surface user={user} />
    </Mishap>
  )
}

function Surface({ user }: Pick<EditorProps, 'user'>) {
  const name = useDocument((document) => document.manifest.name)
  const side = useSession((session) => session.side)
  const place = usePlace()
  const view = place.page === 'project' ? place.view : 'map'
  const shown = useShownFlow()
  const compare = place.page === 'project' ? place.compare : null
  const narrow = useNarrow()
  const lost = shown === null && isInFlow(place) && !compare
  useEffect(() => {
    // The flow was taken away, here or by somebody else.
    if (lost) changePlace({ flow: null })
  }, [lost])
  const flowKey = shown ? textOfPlace(shown.flow) : ''
  useEffect(() => {
    document.title = name === '' ? 'Drawbridge' : `${name} · Drawbridge`
  }, [name])
  if (narrow)
    return (
      <>
        <NarrowEditor user={user} view={view} shown={shown} compare={compare} />
        <Overlays />
      </>
    )
  return (
    <ReactFlowProvider>
      <div className="flex h-full flex-col">
        <a
          href="#prompt"
          className="skip-link"
          onClick={(event) => {
            event.preventDefault()
            focusPrompt()
          }}
        >
          Skip to the prompt
        </a>
        <a href="#map" className="skip-link">
          Skip to the map
        </a>
        <a href="#side" className="skip-link">
          Skip to the panel
        </a>
        <TopBar user={user} view={view} />
        <div className="flex min-h-0 flex-1">
          <Rail />
          <main className="flex min-w-0 flex-1 flex-col">
            <div className="flex min-h-0 flex-1">
              {compare && <ComparisonView {...compare} />}
              {!compare && (view === 'map' || view === 'split') && (
                <div className="relative flex min-w-0 flex-1">
                  <Mishap of={shown ? 'The flow' : 'The map'}>
                    {shown ? <FlowView key={flowKey} shown={shown} /> : <DrawingMap />}
                  </Mishap>
                  {!shown && <Prompt />}
                </div>
              )}
              {!compare && (view === 'code' || view === 'split') && (
                <Suspense fallback={<Waiting />}>
                  <CodeView key={view} />
                </Suspense>
              )}
              {!compare && view === 'data' && (
                <Suspense fallback={<Waiting />}>
                  <DataView />
                </Suspense>
              )}
            </div>
            <Dock />
          </main>
          {side && !compare && (
            <SidePanel side={side}>
              <Mishap key={side} of={side === 'try' ? 'What can be tried' : 'What is selected'}>
                {side === 'try' ? <Explorer /> : <Details />}
              </Mishap>
            </SidePanel>
          )}
        </div>
        <StatusBar />
        <Mishap of="What was opened">
          <Overlays />
        </Mishap>
      </div>
    </ReactFlowProvider>
  )
}

const isInFlow = (place: Place): boolean => place.page === 'project' && place.flow !== null
