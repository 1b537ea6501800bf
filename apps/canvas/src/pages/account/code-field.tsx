import { Labelled, TextInput } from '../../ui/fields.tsx'

interface CodeFieldProps {
  readonly value: string
  readonly hint: string
  readonly error: string | undefined
  readonly first?: boolean
  readonly onChange: (code: string) => void
}

/** A code that is good once. */
export function CodeField({ value, hint, error, first, onChange }: CodeFieldProps) {
  return (
    <Labelled label="Code" hint={hint} error={error}>
      {(ids) => (
        <TextInput
          {...ids}
          className="font-mono"
          autoComplete="one-time-code"
          spellCheck={false}
          data-autofocus={first}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  )
}
