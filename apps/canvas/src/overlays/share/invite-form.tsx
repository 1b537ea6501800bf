import { useMutation } from '@tanstack/react-query'
import { Check, Copy, Link as LinkIcon } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { call, reasonOf } from '../../server/client.ts'
import { useWaysIn } from '../../server/queries.ts'
import { Button } from '../../ui/button.tsx'
import { Labelled, Select, TextInput } from '../../ui/fields.tsx'
import { refreshShare } from './queries.ts'

type Role = 'viewer' | 'editor'

/** Makes a link that lets somebody in, once; it goes out by mail where the studio sends any. */
export function InviteForm({ project }: { readonly project: string }) {
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('editor')
  const sendsMail = useWaysIn().data?.mail ?? false
  const wished = email.trim()
  const inviting = useMutation({
    mutationFn: () =>
      call('invite', {
        params: { project },
        body: { role, ...(wished !== '' && { email: wished }) },
      }),
    onSuccess: () => {
      setEmail('')
      refreshShare(project)
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    inviting.mutate()
  }
  return (
    <form className="flex flex-col gap-2" onSubmit={submit}>
      <div className="flex flex-wrap items-end gap-2">
        <div className="min-w-52 flex-1">
          <Labelled label="Their e-mail (then nobody else can use the link)">
            {(ids) => (
              <TextInput
                {...ids}
                type="email"
                placeholder="Anybody with the link"
                maxLength={254}
                value={email}
                onChange={(event) => setEmail(event.target.value)}
              />
            )}
          </Labelled>
        </div>
        <Labelled label="As">
          {(ids) => (
            <Select
              {...ids}
              className="w-28"
              value={role}
              onChange={(event) => setRole(event.target.value === 'viewer' ? 'viewer' : 'editor')}
            >
              <option value="editor">Editor</option>
              <option value="viewer">Viewer</option>
            </Select>
          )}
        </Labelled>
        <Button
          type="submit"
          look="primary"
          icon={<LinkIcon size={14} />}
          disabled={inviting.isPending}
        >
          {sendsMail && wished !== '' ? 'Send invitation' : 'Make a link'}
        </Button>
      </div>
      {inviting.error && (
        <p role="alert" className="rounded-control bg-error/10 px-3 py-2 text-error">
          {reasonOf(inviting.error)}
        </p>
      )}
      {inviting.data && <Made key={inviting.data.token} {...inviting.data} />}
    </form>
  )
}

interface MadeProps {
  readonly token: string
  readonly isMailed: boolean
}

function Made({ token, isMailed }: MadeProps) {
  const [copied, setCopied] = useState(false)
  const link = `${location.origin}/invitation#${token}`
  return (
    <div role="status" className="flex flex-col gap-1.5 rounded-panel border bg-sunken p-3">
      <p className="text-12 text-text-2">
        {isMailed ? 'It is on its way by mail. ' : 'Give them this link. '}
        It is shown this once, lets one person in, and is good for a week.
      </p>
      <div className="flex gap-2">
        <TextInput
          readOnly
          aria-label="Link of the invitation"
          className="mono flex-1"
          value={link}
          onFocus={(event) => event.target.select()}
        />
        <Button
          icon={copied ? <Check size={14} /> : <Copy size={14} />}
          onClick={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}
        >
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </div>
    </div>
  )
}
