import { ShieldAlert } from 'lucide-react'
import { useState } from 'react'
import type { Template } from '@drawbridge/protocol'
import { projectAddress } from '../../routes.ts'
import { call, reasonOf } from '../../server/client.ts'
import { queryClient, useTemplates } from '../../server/queries.ts'
import { classNames } from '../../ui/class-names.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Labelled, TextInput } from '../../ui/fields.tsx'
import { formText } from '../../ui/form-text.ts'
import { go } from '../../use-place.ts'
import { Parts, Thumbnail } from './thumbnail.tsx'

/** Opening a new project shows the first endpoint at once, ready to be sent. */
const FIRST_ENDPOINT = 'first'

const BLANK = 'blank'

/** A name and a beginning: both are chosen already, so that Create can be pressed at once. */
export function CreateProject({ onClose }: { readonly onClose: () => void }) {
  const templates = useTemplates()
  const [chosen, setChosen] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const template = chosen ?? templates.data?.[0]?.name ?? null
  // The one that is not an example is found without reading the others; an example stays chosen.
  const offered = templates.data?.toSorted(
    (one, other) => Number(other.name === BLANK) - Number(one.name === BLANK),
  )

  const create = async (form: HTMLFormElement): Promise<void> => {
    const name = formText(form, 'name').trim()
    if (name === '') return setProblem('Give the project a name.')
    setBusy(true)
    try {
      const body = template === null ? { name } : { name, template }
      const project = await call('createProject', { body })
      void queryClient.invalidateQueries({ queryKey: ['projects'] })
      go(projectAddress(project.id, template === BLANK ? null : FIRST_ENDPOINT))
    } catch (error) {
      setProblem(reasonOf(error))
      setBusy(false)
    }
  }

  return (
    <FormDialog
      title="New project"
      description="Begin with a drawing that runs; everything in it can be changed."
      className="w-[760px] max-w-[94vw]"
      onClose={onClose}
      action="Create"
      isReady={!busy && !templates.isPending}
      onSubmit={(form) => void create(form)}
    >
      <Labelled label="Name" error={problem ?? undefined}>
        {(ids) => (
          <TextInput
            {...ids}
            name="name"
            data-autofocus
            defaultValue="My first API"
            maxLength={100}
            onFocus={(event) => event.target.select()}
          />
        )}
      </Labelled>
      <fieldset>
        <legend className="mb-1 text-12 font-medium text-text-2">Begin with</legend>
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
          {offered?.map((one) => (
            <Choice
              key={one.name}
              template={one}
              chosen={one.name === template}
              onChoose={() => setChosen(one.name)}
            />
          ))}
        </div>
      </fieldset>
    </FormDialog>
  )
}

interface ChoiceProps {
  readonly template: Template
  readonly chosen: boolean
  readonly onChoose: () => void
}

function Choice({ template, chosen, onChoose }: ChoiceProps) {
  return (
    <label
      className={classNames(
        'relative flex flex-col overflow-hidden rounded-panel border has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
        chosen ? 'border-accent ring-3 ring-accent/20' : 'hover:border-border-strong',
      )}
    >
      <input
        type="radio"
        name="template"
        className="sr-only"
        checked={chosen}
        onChange={onChoose}
      />
      <Thumbnail sketch={template.sketch} />
      <span className="flex flex-1 flex-col gap-0.5 px-3 py-2">
        <span className="font-semibold">{template.title}</span>
        <span className="flex-1 text-12 text-text-2">{template.sentence}</span>
        {template.rule !== undefined && (
          <span className="flex gap-1.5 pt-1 text-12 text-text-2">
            <ShieldAlert aria-hidden className="mt-px size-3.5 shrink-0 text-warning" />
            {template.rule}
          </span>
        )}
        <span className="pt-1 text-11 text-text-3">
          <Parts parts={template.parts} />
        </span>
      </span>
    </label>
  )
}
