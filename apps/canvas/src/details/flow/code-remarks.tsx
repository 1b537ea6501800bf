import type { CodeAdvice } from '@drawbridge/protocol'
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'

/** What TypeScript says of the code above it, line by line. */
export function CodeRemarks({ advice }: { readonly advice: CodeAdvice }) {
  const { silent, errors } = advice
  if (silent !== null) return <p className="text-12 text-text-3">{silent}</p>
  return (
    <ul className="flex flex-col gap-1 text-12" role="status" aria-label="What TypeScript says">
      {errors.length === 0 && (
        <li className="flex gap-1.5 text-text-2">
          <CircleCheck size={14} className="mt-px shrink-0 text-ok" aria-hidden />
          It fits its types.
        </li>
      )}
      {errors.map(({ from, message, severity }) => {
        const Icon = severity === 'error' ? CircleAlert : TriangleAlert
        return (
          <li key={`${from.line}:${from.column} ${message}`} className="flex gap-1.5">
            <Icon
              size={14}
              className={`mt-px shrink-0 ${severity === 'error' ? 'text-error' : 'text-warning'}`}
              aria-label={severity}
            />
            <span className="min-w-0 break-words">
              <span className="text-text-2">
                Line {from.line}, column {from.column + 1}:
              </span>{' '}
              {message}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
