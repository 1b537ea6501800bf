import { Play, Square } from 'lucide-react'
import { useEffect, useState } from 'react'
import { lossesIn, runAction } from '../../actions/run.ts'
import { stopAction } from '../../actions/stop.ts'
import { problemsOf } from '../../document/problems.ts'
import { useDocument } from '../../stores/document.ts'
import { showDock, toggleDock } from '../../stores/session.ts'
import { failedWords, useTests } from '../../tests/state.ts'
import { useTrace } from '../../stores/trace.ts'
import { useLooking } from '../../stores/use-looking.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Tooltip } from '../../ui/tooltip.tsx'
import { useNarrow } from '../../ui/use-narrow.ts'

const LOOKS = {
  stopped: ['Stopped', 'bg-border-strong'],
  starting: ['Starting…', 'bg-warning animate-pulse'],
  running: ['Running', 'bg-ok'],
  behind: ['Running an earlier version', 'bg-warning'],
  applying: ['Applying…', 'bg-ok animate-pulse'],
  problem: ['Problem', 'bg-error'],
} as const

/** Whether the drawing runs, and the switch for it. */
export function RunPill() {
  const preview = useTrace((trace) => trace.preview)
  const state = preview?.state ?? 'stopped'
  const why = useBehind()
  const narrow = useNarrow()
  const whyNot = useLooking()
  const failed = useTests(({ tests }) => failedWords(tests))
  const behind = state === 'running' && why !== null
  const [word, dot] = LOOKS[behind ? 'behind' : state]
  const shown = behind && narrow ? 'Earlier version' : word
  const usual =
    behind && lossesIn(preview).length === 0
      ? why
      : (preview?.problem?.message ?? `${word}. Click for the logs.`)
  const hint = failed === null ? usual : `${failed}. Click for the tests.`
  const running = state !== 'stopped' && state !== 'problem'
  return (
    <span className="mr-1 flex min-w-0 items-center gap-1">
      <Tooltip label={hint}>
        <button
          type="button"
          data-testid="preview-state"
          className="flex h-7 min-w-16 items-center gap-2 rounded-full border px-2.5 text-12 font-medium hover:bg-hover"
          onClick={() => (failed === null ? toggleDock('logs') : showDock('tests'))}
        >
          <span
            className={classNames(
              'size-2 shrink-0 rounded-full',
              failed === null ? dot : 'bg-error',
            )}
          />
          {(failed === null || !narrow) && <span className="truncate">{shown}</span>}
          {failed !== null && <span className="whitespace-nowrap text-error">{failed}</span>}
        </button>
      </Tooltip>
      {running && (
        <IconButton label="Stop" whyNot={whyNot} onClick={stopAction.perform}>
          <Square size={14} />
        </IconButton>
      )}
      {(!running || lossesIn(preview).length > 0) && (
        <Button size={28} icon={<Play size={14} />} whyNot={whyNot} onClick={runAction.perform}>
          Run
        </Button>
      )}
    </span>
  )
}

/** Longer than it takes to put an edit into what runs. */
const PATIENCE_MS = 2_000

/** Why what runs is not what is drawn, as a sentence, or null when it is. */
function useBehind(): string | null {
  const broken = useDocument((document) =>
    problemsOf(document).some(({ severity }) => severity === 'error'),
  )
  const drawn = useDocument((document) => document.sync.version)
  const runs = useTrace((trace) => trace.preview?.version ?? null)
  const [late, setLate] = useState<number | null>(null)
  const older = runs !== null && runs < drawn
  useEffect(() => {
    if (!older) return
    const timer = setTimeout(() => setLate(drawn), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [older, drawn])
  if (broken) return 'The drawing has problems, so the last version without any answers.'
  return older && late === drawn ? 'The newest edits are not in what answers yet.' : null
}
