import { WORKS } from '@drawbridge/assistant/works'
import { Sparkles } from 'lucide-react'
import { useState } from 'react'
import { useModel } from '../proposal/use-model.ts'
import { Button } from '../ui/button.tsx'
import { Labelled, TextInput } from '../ui/fields.tsx'
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
  return (
    <form
      className="flex flex-col gap-1.5"
      onSubmit={(event) => {
        event.preventDefault()
        const what = `${WORKS.code.title}: the source at ${pointer} of the part ${node}.`
        if (said !== '') askFor('code', `${what} It is to do this: ${said}`, [node])
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
      <Button
        type="submit"
        size={28}
        className="self-start"
        icon={<Sparkles size={14} />}
        disabled={said === ''}
      >
        {`Ask ${model.model} to write it`}
      </Button>
    </form>
  )
}
