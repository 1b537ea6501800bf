import { useStore } from '@xyflow/react'
import { Maximize, Wand, ZoomIn, ZoomOut } from 'lucide-react'
import { IconButton } from '../ui/button.tsx'
import { isComparing, isInFlow } from '../actions/here.ts'
import { tidyAction } from '../actions/tidy.ts'
import { fit, zoomIn, zoomOut, zoomReset } from './camera.ts'
import { Tooltip } from '../ui/tooltip.tsx'

/** How large the drawing is seen, at the bottom left. */
export function ZoomCluster() {
  const zoom = useStore(({ transform }) => Math.round(transform[2] * 100))
  return (
    <div className="absolute bottom-3 left-3 z-10 flex items-center gap-0.5 rounded-panel border bg-surface p-0.5 shadow-1">
      <IconButton label="Zoom out" shortcut="-" side="top" onClick={zoomOut}>
        <ZoomOut size={16} />
      </IconButton>
      <Tooltip label="Zoom to 100 %" shortcut="0" side="top">
        <button
          type="button"
          className="h-7 w-12 rounded-control text-12 text-text-2 hover:bg-hover"
          onClick={zoomReset}
        >
          {zoom} %
        </button>
      </Tooltip>
      <IconButton label="Zoom in" shortcut="+" side="top" onClick={zoomIn}>
        <ZoomIn size={16} />
      </IconButton>
      <IconButton label="Show everything" shortcut="1" side="top" onClick={() => fit()}>
        <Maximize size={16} />
      </IconButton>
      {!isInFlow() && !isComparing() && (
        <IconButton
          label="Tidy the map"
          shortcut="Shift+Alt+T"
          side="top"
          onClick={tidyAction.perform}
        >
          <Wand size={16} />
        </IconButton>
      )}
    </div>
  )
}
