import type { ProjectEvent } from '@drawbridge/protocol'
import { ago, fullTime } from '../../ui/ago.ts'
import { Button } from '../../ui/button.tsx'
import { useProjectEvents } from './queries.ts'

/** What is said of each line, after who did it; of others, what they are called. */
const SENTENCES: Readonly<Record<string, (what: string) => string>> = {
  'project-created': () => 'made the project',
  'project-deleted': () => 'deleted the project',
  'project-restored': () => 'restored the project',
  'project-trusted': () => 'let the drawing run',
  'project-transferred': (what) => `handed the project over to ${what}`,
  'member-invited': (what) => `invited somebody as ${what}`,
  'invitation-revoked': () => 'took a link back',
  'member-joined': (what) => `joined as ${what}`,
  'member-changed': (what) => `changed a role: ${what}`,
  'member-removed': (what) => `removed ${what}`,
  'member-left': () => 'left',
  'secret-set': (what) => `set the secret ${what}`,
  'secret-removed': (what) => `removed the secret ${what}`,
  'host-allowed': (what) => `let the preview call ${what}`,
  'host-refused': (what) => `let the preview call ${what} no more`,
  'preview-database-set': (what) => `gave the preview the database ${what}`,
  'preview-database-cleared': () => 'took its database from the preview',
  'code-generated': () => 'generated the code',
  'assistant-asked': () => 'asked the language model',
  'assistant-key-made': (what) => `let an assistant in by the key ${what}`,
  'assistant-key-ended': (what) => `ended the key ${what}`,
}

const sentenceOf = ({ event, what }: ProjectEvent): string =>
  SENTENCES[event]?.(what) ?? event.replaceAll('-', ' ')

/** Who did what besides drawing: that stands in the history. */
export function Events({ project }: { readonly project: string }) {
  const { data, hasNextPage, isFetching, fetchNextPage } = useProjectEvents(project)
  return (
    <details>
      <summary className="cursor-pointer text-12 font-medium text-text-2">
        Who did what (edits of the drawing are in History)
      </summary>
      <ul className="mt-1 divide-y border-y">
        {data?.pages.flat().map((event) => (
          <li key={event.number} className="flex flex-wrap gap-x-3 py-1.5">
            <span className="min-w-0 flex-1">
              <b className="font-medium">{event.who}</b> {sentenceOf(event)}
            </span>
            <time className="text-12 text-text-3" dateTime={event.at} title={fullTime(event.at)}>
              {ago(event.at)}
            </time>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button
          size={28}
          look="quiet"
          className="mt-2"
          disabled={isFetching}
          onClick={() => void fetchNextPage()}
        >
          Show earlier ones
        </Button>
      )}
    </details>
  )
}
