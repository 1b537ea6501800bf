import { FIELD_WORDS, fieldWordOf, type Field } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import {
  ArrowDown,
  ArrowUp,
  ChevronDown,
  ChevronRight,
  Ellipsis,
  Link2,
  Trash2,
} from 'lucide-react'
import { useState } from 'react'
import { performCarefully } from '../../document/careful.ts'
import { memberNameRefusal } from '../../document/names.ts'
import { sqlOf } from '../../kinds/field-words.ts'
import { copyAddress } from '../../links/copy.ts'
import { linkOfField } from '../../links/field-link.ts'
import { useSession } from '../../stores/session.ts'
import { IconButton } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Select } from '../../ui/fields.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'
import { TextSetting } from '../text-setting.tsx'
import { edit, setting } from './edit-item.ts'
import { FieldOptions } from './field-options.tsx'
import { retyping } from './retyping.ts'

interface FieldRowProps {
  readonly node: Node
  readonly field: Field
  readonly index: number
  readonly count: number
}

/** A field in one line; the rest of it unfolds below. */
export function FieldRow({ node, field, index, count }: FieldRowProps) {
  const [open, setOpen] = useState(false)
  const path = ['fields', `#${field.id}`]
  const pointer = `/settings/fields/${index}`
  const isWanted = useSession(({ wanted }) => leadsInside(wanted?.field, pointer))
  if (isWanted && !open) setOpen(true)
  const move = (to: number) => () =>
    edit(`Reorder ${field.name}`, { type: 'moveItem', id: node.id, path, to })
  return (
    <div className={classNames('rounded-control px-1', open && 'bg-sunken')}>
      <div className="flex h-9 items-center gap-1">
        <IconButton
          label={open ? `Less about ${field.name}` : `More about ${field.name}`}
          size={24}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
        </IconButton>
        <TextSetting
          value={field.name}
          label={`Name of the field ${field.name}`}
          field={`${pointer}/name`}
          required
          refuse={(name) => memberNameRefusal(node, 'field', name, field.id)}
          className="!h-7 min-w-0 flex-1 !border-transparent !bg-transparent !px-1.5 hover:!border-border focus:!bg-surface"
          onKeep={(name) =>
            edit(
              `Rename ${field.name} to ${name}`,
              setting(node.id, 'fields', field.id, 'name', name),
            )
          }
        />
        <Select
          aria-label={`Type of ${field.name}`}
          title={sqlOf(field)}
          data-field={`${pointer}/type`}
          className="w-[118px]"
          value={fieldWordOf(field).word}
          onChange={(event) => {
            const commands = retyping(node.id, field, event.target.value)
            void performCarefully(`Make ${field.name} ${event.target.value}`, commands)
          }}
        >
          {FIELD_WORDS.map(({ word }) => (
            <option key={word}>{word}</option>
          ))}
        </Select>
        <RequiredToggle node={node} field={field} />
        <Menu
          align="end"
          rows={[
            [
              ...(index > 0
                ? [{ label: 'Move up', icon: <ArrowUp size={14} />, onSelect: move(index - 1) }]
                : []),
              ...(index < count - 1
                ? [{ label: 'Move down', icon: <ArrowDown size={14} />, onSelect: move(index + 1) }]
                : []),
            ],
            [
              {
                label: 'Copy link',
                icon: <Link2 size={14} />,
                onSelect: () =>
                  copyAddress(`${node.name}.${field.name}`, {
                    flow: null,
                    endpoint: null,
                    node: node.id,
                    field: linkOfField(node, `${pointer}/name`),
                  }),
              },
            ],
            [
              {
                label: 'Remove',
                icon: <Trash2 size={14} />,
                danger: true,
                onSelect: () =>
                  void performCarefully(`Remove ${field.name} from ${node.name}`, [
                    { type: 'removeItem', id: node.id, path },
                  ]),
              },
            ],
          ]}
        >
          <IconButton label={`Actions for ${field.name}`} size={24}>
            <Ellipsis size={14} />
          </IconButton>
        </Menu>
      </div>
      {open && <FieldOptions node={node} field={field} pointer={pointer} />}
    </div>
  )
}

/** Whether something is looked for that stands below a field's own line. */
const leadsInside = (wanted: string | undefined, pointer: string): boolean =>
  wanted?.startsWith(`${pointer}/`) === true && !/\/(?:name|type|required)$/.test(wanted)

function RequiredToggle({ node, field }: { readonly node: Node; readonly field: Field }) {
  const required = field.required === true
  const label = required ? `${field.name} is required` : `${field.name} may be empty`
  return (
    <Tooltip label={`${label}. Click to change.`}>
      <button
        type="button"
        aria-label={`${field.name}: required`}
        aria-pressed={required}
        className={classNames(
          'flex size-6 shrink-0 items-center justify-center rounded-chip text-16 font-semibold',
          required ? 'text-error hover:bg-error/12' : 'text-text-3 hover:bg-hover',
        )}
        onClick={() =>
          void performCarefully(
            required ? `Let ${field.name} be empty` : `Make ${field.name} required`,
            [setting(node.id, 'fields', field.id, 'required', required ? undefined : true)],
          )
        }
      >
        <span aria-hidden className="translate-y-[3px]">
          *
        </span>
      </button>
    </Tooltip>
  )
}
