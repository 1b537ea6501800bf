import type { WorkName } from '@drawbridge/protocol'
import { Eye, Sparkles } from 'lucide-react'
import { useState } from 'react'
import { WhatLeaves } from '../proposal/what-leaves.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { askFor } from './ask-for.ts'

interface AskButtonProps {
  readonly work: WorkName
  /** What the language model is asked, and what that is about: ids of parts. */
  readonly prompt: string
  readonly selection: readonly string[]
  readonly label: string
  /** Where a button that says the same in words stands beside it. */
  readonly small?: boolean
  readonly disabled?: boolean
  readonly onAsk?: () => void
}

/** Asks the language model for a work; what would be sent for it can be looked at before. */
export function AskButton({
  work,
  prompt,
  selection,
  label,
  small,
  disabled = false,
  onAsk,
}: AskButtonProps) {
  const [looking, setLooking] = useState(false)
  const ask = (): void => {
    onAsk?.()
    askFor(work, prompt, selection)
  }
  const mark = <Sparkles size={14} />
  return (
    <span className="flex items-center gap-1 self-start">
      {small ? (
        <IconButton label={label} disabled={disabled} onClick={ask}>
          {mark}
        </IconButton>
      ) : (
        <Button size={28} icon={mark} disabled={disabled} onClick={ask}>
          {label}
        </Button>
      )}
      <IconButton
        label={`${label}: see what would be sent`}
        disabled={disabled}
        onClick={() => setLooking(true)}
      >
        <Eye size={14} />
      </IconButton>
      {looking && (
        <WhatLeaves
          work={work}
          prompt={prompt}
          selection={selection}
          onClose={() => setLooking(false)}
        />
      )}
    </span>
  )
}
