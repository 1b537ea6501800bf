import { CONTROL, Labelled } from '../ui/fields.tsx'

interface FileEntryProps {
  readonly label: string
  readonly chosen: File | undefined
  readonly refused: string | undefined
  readonly onChoose: (file: File | undefined) => void
}

/** A file of this machine that is sent along. */
export function FileEntry({ label, chosen, refused, onChoose }: FileEntryProps) {
  const sent = chosen && `${chosen.name}, ${chosen.size.toLocaleString('en')} bytes`
  return (
    <Labelled label={label} hint={sent} error={refused}>
      {(ids) => (
        <input
          {...ids}
          type="file"
          className={`${CONTROL} h-8 py-1 text-12 file:mr-2 file:rounded-chip file:border-0 file:bg-hover file:px-2 file:font-medium`}
          onChange={({ target }) => onChoose(target.files?.[0])}
        />
      )}
    </Labelled>
  )
}
