import { useState } from 'react'
import { call, reasonOf } from '../server/client.ts'
import { queryClient } from '../server/queries.ts'
import { useDocument } from '../stores/document.ts'
import { notify } from '../stores/session.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { formText } from '../ui/form-text.ts'
import { Labelled, TextInput } from '../ui/fields.tsx'

/** Everything is saved as it is made; a name makes a version easy to come back to. */
export function NameVersion({ onClose }: { readonly onClose: () => void }) {
  const project = useDocument((document) => document.project)
  const [problem, setProblem] = useState<string>()
  const submit = async (form: HTMLFormElement): Promise<void> => {
    const name = formText(form, 'name').trim()
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
    <FormDialog
      title="Name this version"
      description="Every change is saved already. A name makes this moment easy to come back to."
      onClose={onClose}
      action="Name version"
      onSubmit={(form) => void submit(form)}
    >
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
    </FormDialog>
  )
}
