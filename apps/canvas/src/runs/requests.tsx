import { useState } from 'react'
import { FileUp } from 'lucide-react'
import { show } from '../stores/session.ts'
import { useTrace } from '../stores/trace.ts'
import { Button } from '../ui/button.tsx'
import { Debugging } from './debugging.tsx'
import { RequestList } from './request-list.tsx'
import { RunView } from './run-view.tsx'

/** Every request to the preview, and what the chosen one did. */
export function Requests() {
  const requests = useTrace((trace) => trace.requests)
  const left = useTrace((trace) => trace.requestsLeft)
  const opened = useTrace((trace) => trace.opened)
  const [isWhole, setWhole] = useState(false)
  const own = requests.filter(({ byStudio }) => !byStudio)
  const others = requests.length - own.length
  const shown = isWhole ? requests : own
  const choice = others > 0 && (
    <label className="flex h-7 items-center gap-2 border-b px-2 text-12 text-text-2">
      <input
        type="checkbox"
        className="size-4"
        checked={isWhole}
        onChange={({ target }) => setWhole(target.checked)}
      />
      Show those of the studio ({others})
    </label>
  )
  if (shown.length === 0 && !opened) {
    return (
      <div className="flex flex-col items-start gap-2 p-3 text-13 text-text-3">
        <Debugging />
        {choice}
        <p>
          No request yet. Send one in “Try it”, or call the address of the preview from anywhere:
          what it does is shown here, step by step.
        </p>
        <FromElsewhere />
      </div>
    )
  }
  return (
    <div className="flex h-full min-h-0 flex-col">
      <Debugging />
      <div className="flex min-h-0 flex-1 max-[759px]:flex-col">
        <div className="flex w-[360px] shrink-0 flex-col border-r max-[759px]:max-h-44 max-[759px]:w-full">
          {choice}
          <RequestList requests={shown} chosen={opened?.run.id ?? null} />
          {left > 0 && (
            <p className="shrink-0 border-t px-2 py-1 text-12 text-text-3">
              {left === 1 ? 'One older request' : `${left} older requests`} from elsewhere{' '}
              {left === 1 ? 'is' : 'are'} not kept any more.
            </p>
          )}
          <div className="shrink-0 border-t p-1">
            <FromElsewhere />
          </div>
        </div>
        {opened ? (
          <RunView key={opened.run.id} opened={opened} />
        ) : (
          <p className="p-3 text-13 text-text-3">Choose a request to see what it did.</p>
        )}
      </div>
    </div>
  )
}

function FromElsewhere() {
  return (
    <Button
      look="quiet"
      size={24}
      icon={<FileUp size={12} />}
      onClick={() => show({ type: 'bringTrace' })}
    >
      Show a trace from elsewhere
    </Button>
  )
}
