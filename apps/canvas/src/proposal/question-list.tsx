import type { AskedBack } from '@drawbridge/protocol'
import { useId } from 'react'

/** Ids of choices by ids of questions, as they were picked just now. */
export type Picked = ReadonlyMap<string, string>

interface QuestionListProps {
  readonly questions: readonly AskedBack[]
  readonly picked: Picked
  readonly onPick: (question: string, choice: string) => void
}

/** What is asked, each with the choice that the proposal is drawn by: nobody has to answer. */
export function QuestionList({ questions, picked, onPick }: QuestionListProps) {
  return questions.map((question) => (
    <Asked
      key={question.id}
      question={question}
      chosen={picked.get(question.id) ?? question.chosen}
      onPick={(choice) => onPick(question.id, choice)}
    />
  ))
}

interface AskedProps {
  readonly question: AskedBack
  readonly chosen: string
  readonly onPick: (choice: string) => void
}

function Asked({ question: { phrase, text, choices }, chosen, onPick }: AskedProps) {
  const group = useId()
  const words = `${group}-words`
  return (
    <fieldset className="min-w-0 py-1.5" {...(phrase !== '' && { 'aria-describedby': words })}>
      <legend className="font-medium break-words">{text}</legend>
      {phrase !== '' && (
        <p id={words} className="text-12 break-words text-text-2">
          “{phrase}”
        </p>
      )}
      {choices.map(({ id, says }) => (
        <label key={id} className="flex min-h-6 items-start gap-2 py-0.5">
          <input
            type="radio"
            name={group}
            className="mt-0.5 size-4 shrink-0 accent-accent"
            checked={id === chosen}
            onChange={() => onPick(id)}
          />
          <span className="min-w-0 break-words">{says}</span>
        </label>
      ))}
    </fieldset>
  )
}
