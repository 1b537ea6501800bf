import { useEffect, useRef } from 'react'
import { useTrace } from '../../stores/trace.ts'
import { clock } from '../../ui/ago.ts'
import { LOG_COLOURS } from '../../ui/log-colours.ts'

/** What the running backend says, the newest at the end. */
export function Logs() {
  const logs = useTrace((trace) => trace.logs)
  const problem = useTrace((trace) => trace.preview?.problem)
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (logs.length > 0) end.current?.scrollIntoView({ block: 'nearest' })
  }, [logs])
  return (
    <div className="p-2 font-mono text-12" tabIndex={0} role="log" aria-label="Logs">
      {problem && <p className="mb-1 font-sans text-13 text-error">{problem.message}</p>}
      {logs.length === 0 && <p className="font-sans text-text-3">Nothing was said yet.</p>}
      {logs.map(({ time, level, text }, index) => (
        // Lines may be equal to the letter; they are only ever added at the end.
        <div key={index} className="flex gap-3">
          <span className="shrink-0 text-text-3">{clock(time)}</span>
          <span className={`whitespace-pre-wrap ${LOG_COLOURS[level]}`}>{text}</span>
        </div>
      ))}
      <div ref={end} />
    </div>
  )
}
