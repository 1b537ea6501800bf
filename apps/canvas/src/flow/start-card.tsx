import type { NodeProps } from '@xyflow/react'
import { CircleAlert, Play } from 'lucide-react'
import { memo } from 'react'
import { counted } from '../ui/counted.ts'
import { Method } from '../ui/method.tsx'
import { textIn } from './place.ts'
import { beginsWhen, inputWords } from './start-words.ts'
import type { StartData } from './to-nodes.ts'

/** What begins a flow, and what it brings along. */
export const StartCard = memo(function StartCard({ data }: NodeProps & { data: StartData }) {
  const { flow, errors } = data
  const inputs = inputWords(flow)
  return (
    <div className="part-card start-card px-3 py-2.5" data-errors={errors > 0 || undefined}>
      <div className="step-head flex h-6 items-center gap-2">
        {flow.sort === 'endpoint' ? (
          <Method method={textIn(flow.holder, 'method', 'GET')} wide />
        ) : (
          <Play size={16} aria-hidden className="text-endpoint" />
        )}
        <span
          className={
            flow.sort === 'endpoint'
              ? 'step-title min-w-0 flex-1 truncate font-mono text-12 font-medium'
              : 'step-title min-w-0 flex-1 truncate font-medium'
          }
          title={beginsWhen(flow)}
        >
          {beginsWhen(flow)}
        </span>
        {errors > 0 && (
          <CircleAlert size={16} className="text-error" aria-label={counted(errors, 'problem')} />
        )}
      </div>
      <p className="step-words mt-1.5 line-clamp-2 text-12 text-text-2" title={inputs}>
        {inputs}
      </p>
    </div>
  )
})
