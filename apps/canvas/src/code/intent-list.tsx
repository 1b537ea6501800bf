import type { Intent } from '@drawbridge/protocol'
import { useQuery } from '@tanstack/react-query'
import { call } from '../server/client.ts'
import { useDocument } from '../stores/document.ts'
import { counted } from '../ui/counted.ts'

interface IntentListProps {
  readonly onChoose: (path: string) => void
}

/** What was meant since the last generation, and the files that each of it changed. */
export function IntentsSince({ onChoose }: IntentListProps) {
  const project = useDocument((document) => document.project) ?? ''
  const version = useDocument((document) => document.sync.version)
  const { data } = useQuery({
    queryKey: ['intents', project, version],
    queryFn: ({ signal }) => call('readIntents', { params: { project }, signal }),
    placeholderData: (before) => before,
  })
  if (!data || data.intents.length === 0) return null
  return <IntentList intents={data.intents} onChoose={onChoose} />
}

/** What was meant, and the files that each of it changes. */
export function IntentList({
  intents,
  onChoose,
}: IntentListProps & { readonly intents: readonly Intent[] }) {
  return (
    <ul aria-label="What changed, by intent" className="border-b py-1 text-12">
      {intents.map((intent) => (
        <li key={intent.sentences.join(' ')}>
          <details className="px-3 py-1">
            <summary className="cursor-pointer">
              {wordsOf(intent)} <span className="text-text-3">{sizeOf(intent)}</span>
            </summary>
            {intent.files.map(({ path, added, removed }) => (
              <button
                key={path}
                type="button"
                className="flex min-h-6 w-full items-center gap-1.5 text-left hover:bg-hover"
                onClick={() => onChoose(path)}
              >
                <span className="min-w-0 flex-1 truncate font-mono" title={path}>
                  {path}
                </span>
                {added > 0 && <span className="text-ok">+{added}</span>}
                {removed > 0 && <span className="text-error">−{removed}</span>}
              </button>
            ))}
          </details>
        </li>
      ))}
    </ul>
  )
}

const wordsOf = ({ sentences }: Intent): string =>
  sentences.join(' ') || 'The order of things, or where they stand.'

/** “6 files, 41 lines”. */
function sizeOf({ files }: Intent): string {
  const lines = files.reduce((sum, { added, removed }) => sum + added + removed, 0)
  if (files.length === 0) return 'no code'
  return `${counted(files.length, 'file')}, ${counted(lines, 'line')}`
}
