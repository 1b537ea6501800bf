import { typeText } from '@drawbridge/expressions'
import type { Node } from '@drawbridge/manifest'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { newId } from '../../document/ids.ts'
import { memberNameRefusal } from '../../document/names.ts'
import { FormulaText } from '../../formula/formula-text.tsx'
import { typeOfFormula } from '../../formula/type-of.ts'
import { tableView } from '../../kinds/table.ts'
import { useScopes } from '../../flow/use-scopes.ts'
import { useDocument } from '../../stores/document.ts'
import { announce } from '../../stores/session.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { TextInput } from '../../ui/fields.tsx'
import { Remark } from '../../ui/remark.tsx'
import { Prose } from '../../ui/prose.tsx'
import { FormContext } from '../flow/form-context.ts'
import { TextSetting } from '../text-setting.tsx'
import { edit, setting } from './edit-item.ts'
import { rowForm } from './row-form.ts'

/** Values that are worked out whenever a row is read: a name and a formula each. */
export function ComputedFields({ node }: { readonly node: Node }) {
  const manifest = useDocument((document) => document.manifest)
  const { computed } = tableView(node)
  const form = rowForm(manifest, useScopes(), node, 'perhaps')
  return (
    <FormContext value={form}>
      {computed.map(({ id, name, formula }, index) => {
        const pointer = `/settings/computed/${index}`
        const type = typeOfFormula(formula, form)
        return (
          <div key={id} className="flex flex-col gap-1.5 rounded-panel border p-2">
            <div className="flex items-center gap-1.5">
              <TextSetting
                label={`Name of the computed field ${name}`}
                field={`${pointer}/name`}
                className="!h-7 font-mono"
                value={name}
                required
                refuse={(next) => memberNameRefusal(node, 'computed', next, id)}
                onKeep={(next) =>
                  edit(
                    `Rename ${name} of ${node.name}`,
                    setting(node.id, 'computed', id, 'name', next),
                  )
                }
              />
              <span className="shrink-0 text-12 text-text-3">
                {type && <Prose text={typeText(type)} />}
              </span>
              <IconButton
                label={`Remove ${name}`}
                size={24}
                onClick={() =>
                  edit(`Remove ${name} of ${node.name}`, {
                    type: 'removeItem',
                    id: node.id,
                    path: ['computed', `#${id}`],
                  })
                }
              >
                <Trash2 size={14} />
              </IconButton>
            </div>
            <FormulaText
              label={`Formula of ${name}`}
              value={formula}
              expected={undefined}
              pointer={`${pointer}/formula`}
              onKeep={(text) =>
                text !== '' &&
                edit(
                  `Change ${name} of ${node.name}`,
                  setting(node.id, 'computed', id, 'formula', text),
                )
              }
            />
          </div>
        )
      })}
      <AddComputed node={node} />
    </FormContext>
  )
}

function AddComputed({ node }: { readonly node: Node }) {
  const [name, setName] = useState('')
  const [remark, setRemark] = useState<string | null>(null)
  const add = (): void => {
    if (name.trim() === '') return
    const reason = memberNameRefusal(node, 'computed', name.trim())
    setRemark(reason)
    if (reason !== null) return announce(reason)
    const item = { id: newId('f'), name: name.trim(), formula: 'row.id' }
    edit(`Add ${item.name} to ${node.name}`, {
      type: 'insertItem',
      id: node.id,
      path: ['computed'],
      item,
    })
    setName('')
  }
  return (
    <form
      className="flex gap-1.5"
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <Remark text={remark}>
        <TextInput
          aria-label={`Name of a new computed field of ${node.name}`}
          placeholder="name, then its formula"
          className="!h-7 font-mono"
          value={name}
          onChange={({ target }) => {
            setName(target.value)
            setRemark(null)
          }}
        />
      </Remark>
      <Button size={28} type="submit" icon={<Plus size={14} />} disabled={name.trim() === ''}>
        Add
      </Button>
    </form>
  )
}
