import { addressOf } from '../server/client.ts'

/** What becomes of changes that somebody makes to the code, and how more of the drawing comes to them. */
export function OwnEdits({ project }: { readonly project: string }) {
  return (
    <p className="shrink-0 border-t px-4 py-1.5 text-12 text-text-2">
      Edit the code in your own copy: edits stay.{' '}
      <a className="underline" href={addressOf('exportManifest', { params: { project } })}>
        Export the drawing
      </a>{' '}
      and run <code className="font-mono">npx drawbridge build {'<its file>'} --out .</code> there
      to bring in what was drawn since.
    </p>
  )
}
