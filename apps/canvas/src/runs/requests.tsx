import { useTrace } from '../stores/trace.ts'
import { RequestList } from './request-list.tsx'
import { RunView } from './run-view.tsx'

/** Every request to the preview, and what the chosen one did. */
export function Requests() {
  const requests = useTrace((trace) => trace.requests)
  const opened = useTrace((trace) => trace.opened)
  if (requests.length === 0) {
    return (
      <p className="p-3 text-13 text-text-3">
        No request yet. Send one in “Try it”, or call the address of the preview from anywhere: what
        it does is shown here, step by step.
      </p>
    )
  }
  return (
    <div className="flex h-full min-h-0 max-[759px]:flex-col">
      <RequestList requests={requests} chosen={opened?.run.id ?? null} />
      {opened ? (
        <RunView key={opened.run.id} opened={opened} />
      ) : (
        <p className="p-3 text-13 text-text-3">Choose a request to see what it did.</p>
      )}
    </div>
  )
}
