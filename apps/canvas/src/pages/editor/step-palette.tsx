import { STEP_FACES } from '@drawbridge/kinds/faces'
import { addStep, spotAfterSelection } from '../../actions/flow/add-step.ts'
import { STEP_DRAG } from '../../flow/step-drag.ts'
import { STEP_GROUPS } from '../../kinds/step-groups.ts'
import { PanelTitle } from '../../ui/panel-title.tsx'
import { StepTile } from '../../ui/step-tile.tsx'

/** Every kind of step: a click adds one after what is selected, a drag brings it to a line. */
export function StepPalette() {
  return (
    <>
      <PanelTitle title="Add steps" hint="Drag one to a line, or click: after the selected step" />
      {STEP_GROUPS.map(([group, title]) => (
        <div key={group} className="px-2 pb-2">
          <h3 className="px-2 py-1 text-11 font-medium text-text-3">{title}</h3>
          {STEP_FACES.filter((face) => face.group === group).map((face) => (
            <button
              key={face.kind}
              type="button"
              aria-label={`Add ${face.title}`}
              title={face.summary}
              draggable
              className="flex h-8 w-full cursor-grab items-center gap-2.5 rounded-control px-2 text-left hover:bg-hover active:cursor-grabbing"
              onDragStart={(event) => {
                event.dataTransfer.setData(STEP_DRAG, face.kind)
                event.dataTransfer.effectAllowed = 'copy'
              }}
              onClick={() => {
                const spot = spotAfterSelection()
                if (spot) addStep(face.kind, spot)
              }}
            >
              <StepTile kind={face.kind} />
              <span className="min-w-0 flex-1 truncate font-medium">{face.title}</span>
            </button>
          ))}
        </div>
      ))}
    </>
  )
}
