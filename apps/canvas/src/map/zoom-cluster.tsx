import { useStore } from '@xyflow/react'
import { Maximize, Wand, ZoomIn, ZoomOut } from 'lucide-react'
import { IconButton } from '../ui/button.tsx'
import { fitAction } from '../actions/fit.ts'
import { useKeys } from '../actions/keys.ts'
import { zoomInAction } from '../actions/zoom-in.ts'
import { zoomOutAction } from '../actions/zoom-out.ts'
import { zoomResetAction } from '../actions/zoom-reset.ts'
import { isComparing, isInFlow } from '../actions/here.ts'
import { tidyAction } from '../actions/tidy.ts'
import { fit, zoomIn, zoomOut, zoomReset } from './camera.ts'
import { Tooltip } from '../ui/tooltip.tsx'

/** How large the drawing is seen, at the bottom left. */
export function ZoomCluster() {
  const zoom = useStore(({ transform }) => Math.round(transform[2] * 100))
  const keyOf = useKeys()
  return (
    <div className="absolute bottom-3 left-3 z-10 flex items-center gap-0.5 rounded-panel border bg-surface p-0.5 shadow-1">
      <IconButton label="Zoom out" shortcut={keyOf(zoomOutAction)} side="top" onClick={zoomOut}>
        <ZoomOut size={16} />
      </IconButton>
      <Tooltip label="Zoom to 100 %" shortcut={keyOf(zoomResetAction)} side="top">
        <button
          type="button"
          className="h-7 w-12 rounded-control text-12 text-text-2 hover:bg-hover"
          onClick={zoomReset}
        >
          {zoom} %
        </button>
      </Tooltip>
      <IconButton label="Zoom in" shortcut={keyOf(zoomInAction)} side="top" onClick={zoomIn}>
        <ZoomIn size={16} />
      </IconButton>
      <IconButton
        label="Show everything"
        shortcut={keyOf(fitAction)}
        side="top"
        onClick={() => fit()}
      >
        <Maximize size={16} />
      </IconButton>
      {!isInFlow() && !isComparing() && (
        <IconButton
          label="Tidy the map"
          shortcut={keyOf(tidyAction)}
          side="top"
          onClick={tidyAction.perform}
        >
          <Wand size={16} />
        </IconButton>
      )}
    </div>
  )
}
