import { WORKS } from '@drawbridge/assistant/works'
import { Sparkles } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { askFor } from '../works/ask-for.ts'

interface AskModelProps {
  readonly model: string
  /** What is to be explained, and all that a model may hear of it beside the drawing. */
  readonly about: string
  readonly selection: readonly string[]
  readonly onAsk: () => void
}

/** Has the language model explain it in its own words. */
export function AskModel({ model, about, selection, onAsk }: AskModelProps) {
  return (
    <Button
      icon={<Sparkles size={14} />}
      onClick={() => {
        onAsk()
        askFor('explain', `${WORKS.explain.title}: ${about}`, selection)
      }}
    >
      {`Ask ${model} to explain it`}
    </Button>
  )
}
