import type { Connection } from '@drawbridge/manifest'
import { Trash2 } from 'lucide-react'
import { removeConnection } from '../actions/remove.ts'
import { sentenceOf } from '../kinds/connecting.ts'
import { useDocument } from '../stores/document.ts'
import { Button } from '../ui/button.tsx'
import { PartProblems } from './part-problems.tsx'

/** What a connection says, and the way to take it away. */
export function ConnectionDetails({ connection }: { readonly connection: Connection }) {
  const manifest = useDocument((document) => document.manifest)
  return (
    <div className="p-4">
      <h2 className="text-16 font-semibold">Connection</h2>
      <p className="mt-1 mb-4 text-14">{sentenceOf(manifest, connection)}.</p>
      <PartProblems id={connection.id} />
      <Button icon={<Trash2 size={14} />} onClick={() => removeConnection(connection.id)}>
        Remove
      </Button>
    </div>
  )
}
