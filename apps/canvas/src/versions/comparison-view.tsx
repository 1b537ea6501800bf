import { ReactFlowProvider } from '@xyflow/react'
import type { Difference } from '@drawbridge/protocol'
import { useEffect, useMemo, useState } from 'react'
import { flowAt, placeOfText } from '../flow/place.ts'
import { fit, READABLE } from '../map/camera.ts'
import { Trouble, Waiting } from '../pages/lost.tsx'
import type { Compared } from '../routes.ts'
import { reasonOf } from '../server/client.ts'
import { useNarrow } from '../ui/use-narrow.ts'
import { changePlace, usePlace } from '../use-place.ts'
import { ComparedFlow } from './compared-flow.tsx'
import { ComparedMap } from './compared-map.tsx'
import { DifferencePanel } from './difference-panel.tsx'
import { useComparison } from './use-comparison.ts'
import { flowText, wayTo } from './way-to.ts'

const NOTHING: readonly string[] = []

/** Two versions over each other, and what changed from one to the other in words. */
export function ComparisonView(compare: Compared) {
  const { compared, error } = useComparison(compare)
  const narrow = useNarrow()
  const place = usePlace()
  const [told, setTold] = useState<Difference | null>(null)
  const text = place.page === 'project' ? place.flow : null
  const flow = useMemo(
    () => (compared && text !== null ? flowAt(compared.manifest, placeOfText(text)) : null),
    [compared, text],
  )
  const way = useMemo(
    () => (compared && told ? wayTo(compared.manifest, told) : null),
    [compared, told],
  )
  useEffect(() => {
    if (way && way.flow === null && way.shown.length > 0) fit({ ids: way.shown, least: READABLE })
  }, [way])
  const lead = (difference: Difference): void => {
    if (!compared) return
    setTold({ ...difference })
    changePlace({ flow: flowText(wayTo(compared.manifest, difference)) })
  }
  const chosen = way && flowText(way) === text ? way.ids : NOTHING
  return (
    <>
      {error && <Trouble text={reasonOf(error)} onRetry={() => location.reload()} />}
      {!compared && !error && <Waiting />}
      {compared && !narrow && (
        <ReactFlowProvider key={text}>
          {flow ? (
            <ComparedFlow compared={compared} flow={flow} chosen={chosen} />
          ) : (
            <ComparedMap compared={compared} chosen={chosen} />
          )}
        </ReactFlowProvider>
      )}
      <DifferencePanel
        {...compare}
        differences={compared?.differences ?? []}
        told={told?.sentence ?? null}
        onLead={lead}
      />
    </>
  )
}
