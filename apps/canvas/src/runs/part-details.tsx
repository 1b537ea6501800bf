import type { RunPart } from '@drawbridge/protocol'
import { JsonText } from '../explorer/json-text.tsx'
import { took } from '../flow/ran.ts'
import { useDocument } from '../stores/document.ts'
import type { Difference } from './difference.ts'
import { partTitle, SORTS } from './part-words.ts'

interface PartDetailsProps {
  readonly part: RunPart
  /** Where it is compared with another request: what is not as there. */
  readonly differences: ReadonlyMap<RunPart, Difference> | null
}

/** What one part of a request took and gave. */
export function PartDetails({ part, differences }: PartDetailsProps) {
  const manifest = useDocument((document) => document.manifest)
  const difference = differences?.get(part)
  return (
    <aside
      aria-label="The part that is looked at"
      tabIndex={0}
      className="flex w-[280px] shrink-0 flex-col gap-2 overflow-y-auto border-l p-3 text-12 max-[759px]:w-full"
    >
      <p className="text-text-2">
        {SORTS[part.sort]}
        {part.ms !== null && `, ${took(part.ms)}`}, began at {took(part.at)}
      </p>
      {part.sort !== 'statement' && <p className="text-13">{partTitle(part, manifest)}</p>}
      {part.failed !== undefined && (
        <p className="rounded-control bg-error/10 px-2.5 py-2">{part.failed}</p>
      )}
      {part.sort === 'step' && part.each !== undefined && <Value title="For" value={part.each} />}
      {part.sort === 'step' && part.value !== undefined && (
        <Value title="It gave" value={part.value} />
      )}
      {part.sort === 'statement' && (
        <>
          <pre className="rounded-control bg-sunken p-2 font-mono text-11 break-words whitespace-pre-wrap">
            {part.text}
          </pre>
          {part.values.length > 0 && <Value title="With these values" value={part.values} />}
        </>
      )}
      {difference && (
        <Value title={`The request of ${difference.when} had`} value={difference.value} />
      )}
      {differences && !difference && <p className="text-text-3">The other request had the same.</p>}
    </aside>
  )
}

function Value({ title, value }: { readonly title: string; readonly value: unknown }) {
  return (
    <div className="flex flex-col gap-1">
      <h3 className="font-medium text-text-2">{title}</h3>
      <pre
        tabIndex={0}
        aria-label={title}
        className="max-h-40 overflow-auto rounded-control bg-sunken p-2 font-mono text-11"
      >
        <JsonText text={JSON.stringify(value)} />
      </pre>
    </div>
  )
}
