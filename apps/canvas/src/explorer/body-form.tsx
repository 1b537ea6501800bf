import type { Json, JsonObject } from '@drawbridge/manifest'
import { useEffect, useRef, useState } from 'react'
import { classNames } from '../ui/class-names.ts'
import { CONTROL, Labelled, Select, SwitchRow, TextInput } from '../ui/fields.tsx'
import type { FormField } from './form-field.ts'
import { FileEntry } from './file-entry.tsx'
import { flawOf } from './flaws.ts'
import { RowEntry } from './row-entry.tsx'
import { useRows } from './use-rows.ts'

interface BodyFormProps {
  readonly fields: readonly FormField[]
  /** Those that must point to a row. */
  readonly wanted: readonly FormField[]
  readonly body: string
  readonly files: Readonly<Record<string, File>>
  /** What the last answer said about single fields. */
  readonly refused: Readonly<Record<string, string>>
  /** It was sent once: from then on what is wrong is said while it is typed. */
  readonly sent: boolean
  readonly onChange: (body: string) => void
  readonly onFiles: (files: Readonly<Record<string, File>>) => void
}

function parse(body: string): JsonObject | null {
  try {
    const value: Json = body.trim() === '' ? {} : JSON.parse(body)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : null
  } catch {
    return null
  }
}

/** What is sent: as a form made from the table's fields, or as JSON. Both edit the same text. */
export function BodyForm(props: BodyFormProps) {
  const { fields, wanted, body, files, refused, sent, onChange, onFiles } = props
  const [raw, setRaw] = useState(false)
  const value = parse(body)
  // A form with files has no text that says all of it.
  const hasFiles = fields.some(({ kind }) => kind === 'file')
  const asText = !hasFiles && (raw || value === null)
  const set = (name: string, next: Json | undefined): void => {
    const { [name]: _, ...others } = value ?? {}
    const entries = next === undefined ? others : { ...value, [name]: next }
    onChange(JSON.stringify(entries, null, 2))
  }
  const choose = (name: string, file: File | undefined): void => {
    const { [name]: _, ...others } = files
    onFiles(file === undefined ? others : { ...files, [name]: file })
  }
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center justify-between">
        <span className="text-12 font-medium text-text-2">{hasFiles ? 'Form' : 'Body'}</span>
        <div className="flex gap-1" hidden={hasFiles}>
          {[false, true].map((wanted) => (
            <button
              key={String(wanted)}
              type="button"
              aria-pressed={asText === wanted}
              disabled={!wanted && value === null}
              className={classNames(
                'h-6 rounded-chip px-2 text-12 disabled:opacity-45',
                asText === wanted ? 'bg-hover font-medium' : 'text-text-2 hover:bg-hover',
              )}
              onClick={() => setRaw(wanted)}
            >
              {wanted ? 'JSON' : 'Form'}
            </button>
          ))}
        </div>
      </div>
      {asText ? (
        <>
          <textarea
            aria-label="Body as JSON"
            aria-invalid={value === null || undefined}
            className={`${CONTROL} py-2 font-mono text-12`}
            rows={Math.min(Math.max(body.split('\n').length, 4), 14)}
            spellCheck={false}
            value={body}
            onChange={({ target }) => onChange(target.value)}
          />
          {value === null && (
            <p className="-mt-2 text-12 text-error">This is not JSON. It is sent as it stands.</p>
          )}
        </>
      ) : (
        fields.map((field) =>
          field.kind === 'file' ? (
            <FileEntry
              key={field.name}
              label={field.required ? `${field.name} *` : field.name}
              chosen={files[field.name]}
              refused={refused[field.name]}
              onChoose={(file) => choose(field.name, file)}
            />
          ) : (
            <Entry
              key={field.name}
              field={field}
              isWanted={wanted.includes(field)}
              value={value?.[field.name]}
              refused={refused[field.name]}
              sent={sent}
              onSet={set}
            />
          ),
        )
      )}
    </div>
  )
}

interface EntryProps {
  readonly field: FormField
  readonly isWanted: boolean
  readonly value: Json | undefined
  readonly refused: string | undefined
  readonly sent: boolean
  readonly onSet: (name: string, value: Json | undefined) => void
}

function Entry({ field, isWanted, value, refused, sent, onSet }: EntryProps) {
  const [left, setLeft] = useState(false)
  const { name, kind, choices, required, example, rowsOf } = field
  const rows = useRows(rowsOf)
  const [first] = rows ?? []
  const pointed = useRef(value !== undefined || sent)
  useEffect(() => {
    if (pointed.current || !isWanted || !first) return
    pointed.current = true
    onSet(name, first.id)
  })
  const label = required ? `${name} *` : name
  if (kind === 'boolean')
    return <SwitchRow label={label} checked={value === true} onChange={(on) => onSet(name, on)} />
  if (kind === 'choice')
    return (
      <Labelled label={label} error={refused}>
        {(ids) => (
          <Select
            {...ids}
            value={typeof value === 'string' ? value : ''}
            onChange={({ target }) => onSet(name, target.value || undefined)}
          >
            <option value="">Left out</option>
            {choices.map((choice) => (
              <option key={choice}>{choice}</option>
            ))}
          </Select>
        )}
      </Labelled>
    )
  if (rows && rows.length > 0)
    return (
      <RowEntry
        label={label}
        rows={rows}
        many={kind === 'json'}
        value={value}
        refused={refused}
        onChange={(next) => onSet(name, next)}
      />
    )
  const isFirst = isWanted && rows?.length === 0 && value === undefined
  const flaw = value === undefined && !sent ? undefined : flawOf(field, value)
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)
  return (
    <Labelled
      label={label}
      hint={
        isFirst && `It points to a row of ${rowsOf?.name}, which has none yet: add one there first.`
      }
      error={!isFirst && (left || sent) ? (flaw ?? refused) : undefined}
    >
      {(ids) => (
        <TextInput
          {...ids}
          onBlur={() => setLeft(true)}
          value={text}
          placeholder={
            rowsOf
              ? `The id of a row of ${rowsOf.name}`
              : typeof example === 'string'
                ? example
                : JSON.stringify(example)
          }
          onChange={({ target }) => onSet(name, read(target.value, kind))}
        />
      )}
    </Labelled>
  )
}

/** What was typed as the value it stands for; what can't be read stays text and is sent so. */
function read(typed: string, kind: FormField['kind']): Json | undefined {
  if (typed === '') return undefined
  if (kind !== 'number' && kind !== 'json') return typed
  try {
    return JSON.parse(typed) as Json
  } catch {
    return typed
  }
}
