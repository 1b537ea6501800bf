import type { Assisted, Proposal } from '@drawbridge/protocol'
import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { reasonOf } from '../server/client.ts'
import { notify } from '../stores/session.ts'
import { Button } from '../ui/button.tsx'
import { Labelled, TextInput } from '../ui/fields.tsx'
import { beginProposal, LONGEST } from './assisted.ts'
import { fetchPicture } from './use-picture.ts'
import { AssumptionList, insteadWords, type Instead } from './assumption-list.tsx'
import type { Picked } from './question-list.tsx'

/** Id of the form, for the button beside the questions. */
export const ASK_AGAIN = 'ask-again'

interface AskAgainProps {
  readonly assisted: Assisted
  /** The suggestion’s. */
  readonly id: string
  /** What is not wanted of it. */
  readonly leftOut: Proposal['phrases']
  /** How its questions were answered. */
  readonly picked: Picked
}

/** What the model took for granted or left open, and whatever else is to be said to it: then it is asked once more. */
export function AskAgain({ id, assisted, leftOut, picked }: AskAgainProps) {
  const { assumptions, prompt, selection, work } = assisted
  const [instead, setInstead] = useState<Instead>({})
  const [more, setMore] = useState('')
  const without = leftOut.map(({ text }) => `Leave this out: ${text}`)
  const said = [...insteadWords(instead), ...without, more.trim()].filter((one) => one !== '')
  const again = async (text: string): Promise<void> => {
    if (text.length > LONGEST) return notify({ tone: 'error', text: TOO_LONG })
    try {
      const picture = assisted.picture && (await fetchPicture(id))
      await beginProposal(text, selection, work, { picked, ...(picture && { picture }) })
    } catch (error) {
      notify({ tone: 'error', text: reasonOf(error) })
    }
  }
  return (
    <form
      id={ASK_AGAIN}
      className="flex flex-col gap-2 border-t py-2"
      onSubmit={(event) => {
        event.preventDefault()
        void again([prompt, ...said].join('\n'))
      }}
    >
      <AssumptionList assumptions={assumptions} instead={instead} onChange={setInstead} />
      <Labelled label="Say more, and ask again">
        {(ids) => (
          <span className="flex gap-2">
            <TextInput
              {...ids}
              value={more}
              maxLength={1000}
              autoComplete="off"
              onChange={({ target }) => setMore(target.value)}
            />
            <Button type="submit" icon={<RotateCcw size={14} />}>
              Ask again
            </Button>
          </span>
        )}
      </Labelled>
    </form>
  )
}

const TOO_LONG = `With what is said besides, this is longer than ${LONGEST} characters. Ask for less at once.`
