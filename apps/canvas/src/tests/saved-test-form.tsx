import type { Json } from '@drawbridge/manifest'
import type { OwnTest } from '@drawbridge/protocol'
import { RefreshCw, Trash2 } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useDocument } from '../stores/document.ts'
import { Button } from '../ui/button.tsx'
import { Labelled, TextInput } from '../ui/fields.tsx'
import { formText } from '../ui/form-text.ts'
import { answerNow } from './answer-now.ts'
import { changeTest, expectWhatItAnswers, removeTest, savedIn } from './saved-test.ts'

/** A saved test is part of the drawing: what it is called, and what it expects. */
export function SavedTestForm({ test }: { readonly test: OwnTest }) {
  const saved = useDocument(({ manifest }) => savedIn(manifest, test))
  const [problem, setProblem] = useState<string>()
  if (saved === undefined) return null
  const { name, status, answer } = saved
  const written = answer === undefined ? '' : JSON.stringify(answer, null, 2)
  const keep = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const form = event.currentTarget
    const text = formText(form, 'answer').trim()
    const called = formText(form, 'name').trim()
    const wanted = Number(formText(form, 'status'))
    if (called === '') return setProblem('A test needs a name.')
    if (!(Number.isInteger(wanted) && wanted >= 100 && wanted <= 599))
      return setProblem('A status is a number from 100 to 599.')
    const parsed = parsedJson(text)
    if (parsed === undefined) return setProblem('What it answers is written as JSON.')
    setProblem(undefined)
    const now = { name: called, status: wanted, ...(text !== '' && { answer: parsed }) }
    changeTest(test, now, saved)
  }
  return (
    <form
      // What somebody else, or “Undo”, makes of it is shown.
      key={JSON.stringify(saved)}
      className="flex max-w-[640px] flex-col gap-2 border-t pt-2"
      onSubmit={keep}
    >
      <div className="grid grid-cols-[1fr_72px] gap-2">
        <Labelled label="Name">
          {(ids) => (
            <TextInput {...ids} name="name" required maxLength={120} defaultValue={String(name)} />
          )}
        </Labelled>
        <Labelled label="Status">
          {(ids) => <TextInput {...ids} name="status" required defaultValue={String(status)} />}
        </Labelled>
      </div>
      <Labelled
        label="Answer"
        hint="Empty: only the status counts. { $any: … } is another value each time."
        error={problem}
      >
        {(ids) => (
          <textarea
            {...ids}
            name="answer"
            // The panel is low: what is done with the test stays in sight.
            rows={Math.min(8, written.split('\n').length + 1)}
            spellCheck={false}
            className="rounded-control border bg-surface p-2 font-mono text-11"
            defaultValue={written}
          />
        )}
      </Labelled>
      <div className="flex flex-wrap gap-1">
        <Button type="submit" size={24}>
          Keep
        </Button>
        {test.state === 'failed' && answerNow(test, Number(status)) !== undefined && (
          <Button
            look="quiet"
            size={24}
            icon={<RefreshCw size={12} />}
            onClick={() => expectWhatItAnswers(test, saved)}
          >
            Expect what it answers now
          </Button>
        )}
        <Button look="quiet" size={24} icon={<Trash2 size={12} />} onClick={() => removeTest(test)}>
          Remove the test
        </Button>
      </div>
    </form>
  )
}

function parsedJson(text: string): Json | undefined {
  try {
    return text === '' ? null : (JSON.parse(text) as Json)
  } catch {
    return undefined
  }
}
