import { MCP_PATH } from '@drawbridge/protocol'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { announce } from '../../stores/session.ts'
import { Button } from '../../ui/button.tsx'
import { settingsOf } from './settings.ts'

/** A key as it is shown, once, in the words that programs want. */
export function MadeKey({ secret }: { readonly secret: string }) {
  const all = settingsOf(`${location.origin}${MCP_PATH}`, secret)
  const [chosen, setChosen] = useState('Claude Code')
  const [copied, setCopied] = useState<string | null>(null)
  const setting = all.find(({ program }) => program === chosen) ?? all[0]
  if (!setting) return null
  const copy = (text: string, what: string): void =>
    void navigator.clipboard.writeText(text).then(() => {
      setCopied(what)
      announce('Copied')
    })
  const icon = (what: string) => (copied === what ? <Check size={14} /> : <Copy size={14} />)
  return (
    <section
      aria-label="The new key"
      className="flex flex-col gap-2 rounded-panel border bg-sunken p-3"
    >
      <p className="text-12 text-text-2">
        The key is shown this once. Whoever has it can do with this project what you allowed: keep
        it out of what you share.
      </p>
      <div className="flex flex-wrap gap-1.5" role="group" aria-label="Settings for">
        {all.map(({ program }) => (
          <Button
            key={program}
            size={28}
            look={program === setting.program ? 'plain' : 'quiet'}
            aria-pressed={program === setting.program}
            onClick={() => setChosen(program)}
          >
            {program}
          </Button>
        ))}
      </div>
      <pre
        tabIndex={0}
        aria-label={`Settings for ${setting.program}`}
        className="overflow-x-auto rounded-control border bg-surface p-2 font-mono text-11"
      >
        {setting.text}
      </pre>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          icon={icon(setting.program)}
          onClick={() => copy(setting.text, setting.program)}
        >{`Copy for ${setting.file}`}</Button>
        <Button look="quiet" icon={icon('key')} onClick={() => copy(secret, 'key')}>
          Copy the key alone
        </Button>
      </div>
    </section>
  )
}
