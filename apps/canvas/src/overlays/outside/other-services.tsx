import { LoaderCircle, Plug } from 'lucide-react'
import { problemsOf } from '../../document/problems.ts'
import { reasonOf } from '../../server/client.ts'
import { useDocument } from '../../stores/document.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { HostList } from './host-list.tsx'
import { SecretRow } from './secret-row.tsx'
import { useOutside } from './use-outside.ts'

/** What the preview is given for services of others: their secrets, and leave to call them. */
export function OtherServices({ onClose }: { readonly onClose: () => void }) {
  const { data, error } = useOutside()
  return (
    <Dialog
      title="Other services"
      description="What the preview has for calling services of others. The code that you take home reads its own from the environment."
      className="w-[600px] max-w-[94vw]"
      onClose={onClose}
    >
      {error && (
        <p role="alert" className="rounded-control bg-error/10 px-3 py-2 text-error">
          {reasonOf(error)}
        </p>
      )}
      {!data && !error && (
        <p className="flex items-center gap-2 py-6 text-text-2" role="status">
          <LoaderCircle size={16} className="animate-spin" aria-hidden /> Looking…
        </p>
      )}
      {data && (
        <>
          {data.secrets.length === 0 && data.hosts.length === 0 && <Nothing />}
          {data.secrets.length > 0 && (
            <section className="mb-5" aria-labelledby="secrets-of-services">
              <h3 id="secrets-of-services" className="font-semibold">
                Secrets
              </h3>
              <p className="text-12 text-text-2">
                Kept encrypted, given to this project’s preview alone, and shown to nobody again.
              </p>
              <ul className="mt-1 flex flex-col">
                {data.secrets.map((secret) => (
                  <SecretRow key={secret.name} secret={secret} onLeave={onClose} />
                ))}
              </ul>
            </section>
          )}
          <HostList hosts={data.hosts} />
        </>
      )}
    </Dialog>
  )
}

/** What to draw so that there is something here; or why that can't be told. */
function Nothing() {
  const broken = useDocument((document) =>
    problemsOf(document).some(({ severity }) => severity === 'error'),
  )
  return (
    <div className="mb-5 flex items-start gap-3 rounded-panel border border-dashed px-4 py-3">
      <Plug size={18} className="mt-0.5 shrink-0 text-text-3" aria-hidden />
      <p className="text-text-2">
        {broken
          ? 'The drawing has problems. What it asks for is listed here once they are mended.'
          : 'This drawing calls nobody yet. Add a Service to the map, or the step “HTTP request” to a flow: the secrets and hosts that it needs are listed here.'}
      </p>
    </div>
  )
}
