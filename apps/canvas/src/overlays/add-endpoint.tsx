import { useState } from 'react'
import { METHODS } from '@drawbridge/kinds/faces'
import { addEndpoint } from '../actions/flow/add-endpoint.ts'
import { rolesOf, standingRules, wordOfRule } from '../details/table/access-words.ts'
import { codeNameRefusal } from '../document/names.ts'
import { useDocument } from '../stores/document.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { Labelled, Select, TextInput } from '../ui/fields.tsx'

interface AddEndpointProps {
  readonly node: string
  readonly onClose: () => void
}

/** The little that an endpoint needs to be there: what it is called, how it is reached, and by whom. */
export function AddEndpoint({ node, onClose }: AddEndpointProps) {
  const manifest = useDocument((document) => document.manifest)
  const [method, setMethod] = useState<string>('GET')
  const [path, setPath] = useState('/')
  const [name, setName] = useState('')
  const roles = rolesOf(manifest)
  const [access, setAccess] = useState(roles.length > 0 ? 'signedIn' : '')
  const rules = ['public', ...(roles.length > 0 ? ['signedIn', ...standingRules(manifest)] : [])]
  const refusal = name.trim() === '' ? null : codeNameRefusal('An endpoint', name.trim())
  const ready = refusal === null && /^\/\S*$/.test(path) && access !== ''
  return (
    <FormDialog
      title="Add an endpoint"
      description="Its steps are drawn next."
      onClose={onClose}
      action="Add"
      isReady={ready}
      onSubmit={() => {
        onClose()
        addEndpoint(node, { method, path, name, access })
      }}
    >
      <div className="flex gap-2">
        <div className="w-32">
          <Labelled label="Method">
            {(ids) => (
              <Select {...ids} value={method} onChange={({ target }) => setMethod(target.value)}>
                {METHODS.map((one) => (
                  <option key={one}>{one}</option>
                ))}
              </Select>
            )}
          </Labelled>
        </div>
        <div className="flex-1">
          <Labelled label="Path" hint="Names that vary begin with a colon: /books/:id/lend">
            {(ids) => (
              <TextInput
                {...ids}
                data-autofocus
                className="font-mono"
                maxLength={200}
                value={path}
                onChange={({ target }) => setPath(target.value)}
              />
            )}
          </Labelled>
        </div>
      </div>
      <Labelled
        label="Name"
        hint="What the function in the code is called. Empty: made of the path."
        error={refusal ?? undefined}
      >
        {(ids) => (
          <TextInput
            {...ids}
            maxLength={48}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        )}
      </Labelled>
      <Labelled label="Who may call it">
        {(ids) => (
          <Select {...ids} value={access} onChange={({ target }) => setAccess(target.value)}>
            {access === '' && <option value="">Choose</option>}
            {rules.map((rule) => (
              <option key={rule} value={rule}>
                {wordOfRule(rule)}
              </option>
            ))}
          </Select>
        )}
      </Labelled>
    </FormDialog>
  )
}
