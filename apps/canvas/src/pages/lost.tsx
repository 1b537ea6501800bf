import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { Mark } from '../ui/mark.tsx'
import { go } from '../use-place.ts'

/** While something is fetched; nothing is shown for the first moments, to avoid a flicker. */
export function Waiting() {
  return (
    <div className="flex h-full items-center justify-center" role="status" aria-label="Loading">
      <span className="late animate-pulse">
        <Mark size={32} />
      </span>
    </div>
  )
}

interface TroubleProps {
  readonly text: string
  readonly onRetry: () => void
  /** What else may be done about it. */
  readonly children?: ReactNode
}

export function Trouble({ text, onRetry, children }: TroubleProps) {
  return (
    <main className="flex h-full flex-col items-center justify-center gap-4 p-8 text-center">
      <Mark size={40} />
      <h1 className="text-20 font-semibold">That did not work</h1>
      <p className="max-w-[420px] text-14 text-text-2">{text}</p>
      <div className="flex gap-2">
        <Button look="primary" onClick={onRetry}>
          Try again
        </Button>
        {children}
        <Button onClick={() => go('/')}>All projects</Button>
      </div>
    </main>
  )
}

export function Lost() {
  return (
    <main className="flex h-full flex-col items-center justify-center gap-4 p-8 text-center">
      <Mark size={40} />
      <h1 className="text-20 font-semibold">There is nothing at this address</h1>
      <p className="max-w-[420px] text-14 text-text-2">
        The link may be old, or it belongs to another account.
      </p>
      <Button look="primary" onClick={() => go('/', 'replace')}>
        All projects
      </Button>
    </main>
  )
}
