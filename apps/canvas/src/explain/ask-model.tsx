import { WORKS } from '@drawbridge/assistant/works'
import { AskButton } from '../works/ask-button.tsx'

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
    <AskButton
      work="explain"
      prompt={`${WORKS.explain.title}: ${about}`}
      selection={selection}
      label={`Ask ${model} to explain it`}
      onAsk={onAsk}
    />
  )
}
