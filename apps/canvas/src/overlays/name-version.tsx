import { useState, type FormEvent } from 'react'
import { call, reasonOf } from '../server/client.ts'
import { queryClient } from '../server/queries.ts'
import { useDocument } from '../stores/document.ts'
import { notify } from '../stores/session.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { formText } from '../ui/form-text.ts'
import { Labelled, TextInput } from '../ui/fields.tsx'

/** Everything is saved as it is made; a name makes a version easy to come back to. */
export function NameVersion({ onClose }: { readonly onClose: () => void }) {
  const project = useDocument((document) => document.project)
  const [problem, setProblem] = useState<string>()
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const name = formText(event.currentTarget, 'name').trim()
    if (!project || name === '') return
    try {
      await call('nameVersion', { params: { project }, body: { name } })
      void queryClient.invalidateQueries({ queryKey: ['history', project] })
      notify({ tone: 'plain', text: `Named this version “${name}”` })
      onClose()
    } catch (error) {
      setProblem(reasonOf(error))
    }
  }
  return (
    <Dialog
      title="Name this version"
      description="Every change is saved already. A name makes this moment easy to come back to."
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="name-version">
            Name version
          </Button>
        </>
      }
    >
      <form id="name-version" onSubmit={(event) => void submit(event)}>
        <Labelled label="Name" error={problem}>
          {(ids) => (
            <TextInput
              {...ids}
              name="name"
              required
              data-autofocus
              maxLength={100}
              placeholder="Before the payments"
            />
          )}
        </Labelled>
      </form>
    </Dialog>
  )
}
