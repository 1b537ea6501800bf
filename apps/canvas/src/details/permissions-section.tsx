import { askingFor, renamePermission } from '@drawbridge/commands'
import type { Json, Node } from '@drawbridge/manifest'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useDocument } from '../stores/document.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { TextInput } from '../ui/fields.tsx'
import { Section } from './section.tsx'
import { edit } from './table/edit-item.ts'
import { permissionsIn, type DrawnPermission } from './table/access-words.ts'
import { TextSetting } from './text-setting.tsx'

interface PermissionsSectionProps {
  readonly node: Node
  /** What one can be: the columns. */
  readonly roles: readonly string[]
}

const NAME = /^[a-z][a-zA-Z0-9]{0,29}(:[a-z][a-zA-Z0-9]{0,29})?$/
const WRONG = 'One or two words with a colon between, as in issues:write.'

/** Who may what, by name: a line for each permission, a column for each role. */
export function PermissionsSection({ node, roles }: PermissionsSectionProps) {
  const manifest = useDocument((document) => document.manifest)
  const permissions = permissionsIn(node)
  const [fresh, setFresh] = useState('')
  const [going, setGoing] = useState<string | null>(null)
  const keep = (label: string, next: readonly DrawnPermission[]): void =>
    edit(label, {
      type: 'setSetting',
      id: node.id,
      path: ['permissions'],
      ...(next.length > 0 && { value: next as unknown as Json }),
    })
  const refuse = (name: string): string | null => {
    if (!NAME.test(name)) return WRONG
    return permissions.some((one) => one.name === name) ? `There is a permission ${name}.` : null
  }
  const toggle = (index: number, { name, roles: held }: DrawnPermission, role: string): void => {
    const has = held.includes(role)
    const next = has ? held.filter((one) => one !== role) : [...held, role]
    keep(
      `${has ? 'Take' : 'Give'} ${name} ${has ? 'from' : 'to'} ${role}`,
      permissions.with(index, { name, roles: next }),
    )
  }
  const isRefused = fresh !== '' && refuse(fresh) !== null
  const asking = going === null ? [] : askingFor(manifest, node, going)
  const remove = (name: string): void => {
    setGoing(null)
    keep(
      `Remove the permission ${name}`,
      permissions.filter((one) => one.name !== name),
    )
  }
  return (
    <Section title="Permissions" count={permissions.length} closed={permissions.length === 0}>
      {permissions.length > 0 && (
        <div className="overflow-x-auto">
          <table className="w-full border-collapse text-12">
            <caption className="sr-only">What each role may</caption>
            <thead>
              <tr className="text-left text-11 text-text-3">
                <th scope="col" className="py-1 pr-2 font-medium">
                  May
                </th>
                {roles.map((role) => (
                  <th key={role} scope="col" className="px-1 py-1 text-center font-medium">
                    {role}
                  </th>
                ))}
                <th scope="col">
                  <span className="sr-only">Remove</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {permissions.map((permission, index) => {
                const { name, roles: held } = permission
                return (
                  <tr key={name} className="border-t">
                    <th scope="row" className="py-1 pr-2 font-normal">
                      <TextSetting
                        value={name}
                        label={`Name of the permission ${name}`}
                        field={`/settings/permissions/${index}/name`}
                        required
                        refuse={refuse}
                        onKeep={(next) =>
                          edit(
                            `Rename the permission ${name}`,
                            ...renamePermission(manifest, node, name, next),
                          )
                        }
                      />
                    </th>
                    {roles.map((role) => (
                      <td key={role} className="px-1 text-center">
                        <input
                          type="checkbox"
                          aria-label={`${role} may ${name}`}
                          data-field={`/settings/permissions/${index}/roles`}
                          className="size-4 accent-accent"
                          checked={held.includes(role)}
                          onChange={() => toggle(index, permission, role)}
                        />
                      </td>
                    ))}
                    <td>
                      <IconButton
                        label={`Remove the permission ${name}`}
                        size={24}
                        onClick={() => {
                          if (askingFor(manifest, node, name).length === 0) remove(name)
                          else setGoing(name)
                        }}
                      >
                        <Trash2 size={14} />
                      </IconButton>
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
      {going !== null && asking.length > 0 && (
        <div role="alert" className="flex flex-col gap-2 rounded-control border p-2.5 text-12">
          <p>
            Something asks for <code className="font-mono">{going}</code>, and will be wrong without
            it:
          </p>
          <ul className="list-disc pl-4">
            {asking.map(({ words }) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          <div className="flex gap-2">
            <Button size={28} onClick={() => setGoing(null)}>
              Keep it
            </Button>
            <Button size={28} onClick={() => remove(going)}>
              Remove it all the same
            </Button>
          </div>
        </div>
      )}
      <form
        className="flex items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          if (fresh === '' || isRefused) return
          keep(`Add the permission ${fresh}`, [...permissions, { name: fresh, roles: [] }])
          setFresh('')
        }}
      >
        <TextInput
          aria-label="Name of a new permission"
          placeholder="issues:write"
          value={fresh}
          aria-invalid={isRefused || undefined}
          onChange={({ target }) => setFresh(target.value)}
        />
        <Button
          size={28}
          type="submit"
          icon={<Plus size={14} />}
          disabled={fresh === '' || isRefused}
        >
          Add
        </Button>
      </form>
      <p className="text-12 text-text-3">
        {isRefused ? refuse(fresh) : 'Rules can ask for a permission wherever they ask for a role.'}
      </p>
    </Section>
  )
}
