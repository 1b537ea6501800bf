import type { Proposal } from '@drawbridge/protocol'
import { RotateCcw } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { counted } from '../ui/counted.ts'
import { ASK_AGAIN } from './ask-again.tsx'
import { QuestionList, type Picked } from './question-list.tsx'

interface AsksProps {
  readonly proposal: Proposal
  readonly picked: Picked
  readonly onPick: (question: string, choice: string) => void
}

/** What a proposal asks, above what it suggests. The planner draws it anew at once; a model is asked again. */
export function Asks({ proposal, picked, onPick }: AsksProps) {
  const { questions, assumptions, answered, assisted } = proposal
  // The planner’s stand as they were chosen.
  const told = assisted ? answered : []
  if (assisted?.state === 'working' || questions.length + told.length === 0) return null
  return (
    <section aria-label="Questions" className="border-b py-1">
      {told.length > 0 && (
        <ul aria-label="Answered" className="py-1.5 text-12 break-words text-text-2">
          {told.map(({ text, says }, index) => (
            // The same may be asked twice.
            <li key={`${index} ${text}`}>{`${text} ${says}`}</li>
          ))}
        </ul>
      )}
      <QuestionList questions={questions} picked={picked} onPick={onPick} />
      {assumptions.length > 0 && (
        <details>
          <summary className="w-fit cursor-pointer rounded-control text-12 text-text-2">
            {`${counted(assumptions.length, 'thing')} taken for granted`}
          </summary>
          <QuestionList questions={assumptions} picked={picked} onPick={onPick} />
        </details>
      )}
      {assisted && picked.size > 0 && (
        <Button type="submit" form={ASK_AGAIN} size={24} icon={<RotateCcw size={12} />}>
          Ask again with this
        </Button>
      )}
      {!assisted && (
        <p role="status" className="sr-only">
          {answered.length > 0 && `Drawn by ${counted(answered.length, 'answer')} of yours.`}
        </p>
      )}
    </section>
  )
}
