import type { Happening } from '@drawbridge/protocol'
import { ago, fullTime } from '../../ui/ago.ts'
import { Button } from '../../ui/button.tsx'
import { useActivity } from './queries.ts'
import { Section } from './section.tsx'

/** What is said of each line of the log; of others, what they are called. */
const SENTENCES: Readonly<Record<string, string>> = {
  register: 'You made this account',
  login: 'You signed in',
  'login-failed': 'Somebody typed a wrong password',
  'code-failed': 'Somebody had the password and a wrong code',
  proven: 'You showed again that it is you',
  logout: 'You signed out',
  'logout-everywhere': 'You signed out everywhere',
  'password-changed': 'Your password was changed',
  'session-ended': 'You ended a sign-in',
  'tokens-issued': 'A program signed in',
  'token-reused': 'A program used a token twice, so its sign-in was ended',
  'password-reset': 'Your password was replaced by a link',
  'reset-link-sent': 'A link for a new password was sent to you',
  'reset-link-printed': 'Whoever runs the studio made a link for a new password',
  'email-changed': 'Your address was changed',
  'email-confirmed': 'Your address was confirmed',
  'passkey-added': 'A passkey was added',
  'passkey-removed': 'A passkey was removed',
  'connection-added': 'An account at the provider was connected',
  'connection-removed': 'An account at the provider was disconnected',
  'second-factor-on': 'The second factor was turned on',
  'second-factor-off': 'The second factor was turned off',
  'recovery-codes-renewed': 'New recovery codes were made',
  'assistant-set': 'A language model was named as assistant',
  'assistant-removed': 'The assistant was taken away',
  'assistant-asked': 'The assistant was asked for a suggestion',
  refused: 'Something was refused',
}

const sentenceOf = ({ event }: Happening): string =>
  SENTENCES[event] ?? event.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase())

/** What happened to this account, for its owner to know their own doing again. */
export function ActivitySection() {
  const { data, hasNextPage, isFetching, fetchNextPage } = useActivity()
  return (
    <Section
      title="What happened lately"
      sentence="If something was not you, change your password: that ends every other sign-in."
    >
      <ul className="mt-3 divide-y border-t">
        {data?.pages.flat().map((happening) => (
          <li key={happening.number} className="flex flex-wrap gap-x-3 py-1.5">
            <span className="min-w-0 flex-1">{sentenceOf(happening)}</span>
            <span className="text-12 text-text-3">
              {happening.address}{' '}
              <time dateTime={happening.at} title={fullTime(happening.at)}>
                {ago(happening.at)}
              </time>
            </span>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button size={28} disabled={isFetching} onClick={() => void fetchNextPage()}>
          Show earlier
        </Button>
      )}
    </Section>
  )
}
