import { Play, Square } from 'lucide-react'
import { lossesIn, runAction } from '../../actions/run.ts'
import { stopAction } from '../../actions/stop.ts'
import { toggleDock } from '../../stores/session.ts'
import { useTrace } from '../../stores/trace.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Tooltip } from '../../ui/tooltip.tsx'

const LOOKS = {
  stopped: ['Stopped', 'bg-border-strong'],
  starting: ['Starting…', 'bg-warning animate-pulse'],
  running: ['Running', 'bg-ok'],
  applying: ['Applying…', 'bg-ok animate-pulse'],
  problem: ['Problem', 'bg-error'],
} as const

/** Whether the drawing runs, and the switch for it. */
export function RunPill() {
  const preview = useTrace((trace) => trace.preview)
  const state = preview?.state ?? 'stopped'
  const [word, dot] = LOOKS[state]
  const running = state !== 'stopped' && state !== 'problem'
  return (
    <span className="mr-1 flex items-center gap-1">
      <Tooltip label={preview?.problem?.message ?? `${word}. Click for the logs.`}>
        <button
          type="button"
          data-testid="preview-state"
          className="flex h-7 items-center gap-2 rounded-full border px-2.5 text-12 font-medium hover:bg-hover"
          onClick={() => toggleDock('logs')}
        >
          <span className={classNames('size-2 rounded-full', dot)} />
          {word}
        </button>
      </Tooltip>
      {running && (
        <IconButton label="Stop" onClick={stopAction.perform}>
          <Square size={14} />
        </IconButton>
      )}
      {(!running || lossesIn(preview).length > 0) && (
        <Button size={28} icon={<Play size={14} />} onClick={runAction.perform}>
          Run
        </Button>
      )}
    </span>
  )
}
