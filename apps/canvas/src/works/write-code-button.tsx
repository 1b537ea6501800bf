import { WORKS } from '@drawbridge/assistant/works'
import { useState } from 'react'
import { useModel } from '../proposal/use-model.ts'
import { Labelled, TextInput } from '../ui/fields.tsx'
import { AskButton } from './ask-button.tsx'
import { askFor } from './ask-for.ts'

interface WriteCodeButtonProps {
  /** Id of the part that holds the step, and where its source stands in it. */
  readonly node: string
  readonly pointer: string
}

/** Has the language model write the body of a code step, where there is one to ask. */
export function WriteCodeButton({ node, pointer }: WriteCodeButtonProps) {
  const model = useModel()
  const [wish, setWish] = useState('')
  if (!model) return null
  const said = wish.trim()
  const what = `${WORKS.code.title}: the source at ${pointer} of the part ${node}.`
  const prompt = `${what} It is to do this: ${said}`
  return (
    <form
      className="flex flex-col gap-1.5"
      onSubmit={(event) => {
        event.preventDefault()
        if (said !== '') askFor('code', prompt, [node])
      }}
    >
      <Labelled label="What it is to do" hint="With an example or two: they become tests">
        {(ids) => (
          <TextInput
            {...ids}
            value={wish}
            maxLength={2000}
            autoComplete="off"
            onChange={({ target }) => setWish(target.value)}
          />
        )}
      </Labelled>
      <AskButton
        work="code"
        prompt={prompt}
        selection={[node]}
        label={`Ask ${model.model} to write it`}
        disabled={said === ''}
      />
    </form>
  )
}
