import { faceOf, memberRoles, settled, tableNames, type KindFace } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import type { ReactNode } from 'react'
import { Link2, MessageCircleQuestion, Plus, Trash2, Unlink } from 'lucide-react'
import { copyLinkAction } from '../actions/copy-link.ts'
import { explainAction } from '../actions/explain.ts'
import { useKeys } from '../actions/keys.ts'
import { previewMailboxAction } from '../actions/preview-mailbox.ts'
import { removeAction, removeConnection } from '../actions/remove.ts'
import { partNameRefusal } from '../document/names.ts'
import { sentenceOf } from '../kinds/connecting.ts'
import { settingText } from '../kinds/setting-text.ts'
import { perform, useDocument } from '../stores/document.ts'
import { notify, show } from '../stores/session.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { IconTile } from '../ui/icon-tile.tsx'
import { PermissionsSection } from './permissions-section.tsx'
import { rolesOf } from './table/access-words.ts'
import { TextSetting } from './text-setting.tsx'
import { EndpointSection, FlowSection } from './flow/flow-list.tsx'
import { Layers, type Layer } from './layers.tsx'
import { PartJson } from './part-json.tsx'
import { PartProblems } from './part-problems.tsx'
import { ServiceSections } from './service-sections.tsx'
import { hasSettings, SchemaForm } from './schema-form.tsx'
import { Section } from './section.tsx'
import { tableLayers } from './table/table-details.tsx'
import { WorksSection } from '../works/works-section.tsx'
import { WaysSection } from './ways-section.tsx'
import { isPaper, isService } from '../kinds/roles.ts'

/** Everything about one part. */
export function PartDetails({ node }: { readonly node: Node }) {
  const kind = faceOf(node.kind)
  const keyOf = useKeys()
  const manifest = useDocument((document) => document.manifest)
  const rename = (name: string): void => {
    const reason = perform({ type: 'renameNode', id: node.id, name })
    if (reason) notify({ tone: 'error', text: reason })
  }
  return (
    <>
      <div className="flex items-start gap-3 px-4 pt-4 pb-3">
        <IconTile kind={node.kind} size={36} />
        <div className="min-w-0 flex-1">
          <TextSetting
            value={node.name}
            label={`Name of this ${kind?.about.title ?? node.kind}`}
            field="/name"
            required
            className="!h-7 !border-transparent !px-1.5 -ml-1.5 font-semibold hover:!border-border"
            refuse={(name) => partNameRefusal(useDocument.getState().manifest, node, name)}
            onKeep={rename}
          />
          <p className="text-12 text-text-2">
            {kind?.about.title ?? `Unknown kind “${node.kind}”`}
          </p>
        </div>
        <IconButton
          label={explainAction.label}
          shortcut={keyOf(explainAction)}
          onClick={() => show({ type: 'explain', subject: { node: node.id } })}
        >
          <MessageCircleQuestion size={16} />
        </IconButton>
        <IconButton label="Copy link" onClick={copyLinkAction.perform}>
          <Link2 size={16} />
        </IconButton>
        <IconButton label="Delete" shortcut={keyOf(removeAction)} onClick={removeAction.perform}>
          <Trash2 size={16} />
        </IconButton>
      </div>
      {kind && <p className="px-4 pb-3 text-text-2">{sentence(kind, node)}</p>}
      {node.kind === 'table' && <OtherNames node={node} />}
      <PartProblems id={node.id} />
      {node.kind === 'api' && <EndpointSection node={node} />}
      {node.kind === 'auth' && <WaysSection node={node} />}
      {node.kind === 'auth' && <PermissionsSection node={node} roles={rolesOf(manifest)} />}
      {node.kind === 'organisation' && (
        <PermissionsSection node={node} roles={memberRoles(manifest)} />
      )}
      {node.kind === 'mail' && (
        <div className="px-4 pb-3">
          <Button size={28} onClick={previewMailboxAction.perform}>
            Open the preview’s mailbox
          </Button>
        </div>
      )}
      {node.kind === 'flow' && <FlowSection node={node} />}
      {isService(node) && <ServiceSections node={node} />}
      <Layers className="mx-2.5 mt-2" layers={sections(node, kind)} />
    </>
  )
}

/** What can be set about it, in the order in which it is looked for. */
function sections(node: Node, kind: KindFace | undefined): readonly Layer[] {
  const settings =
    node.kind === 'table'
      ? tableLayers(node)
      : kind && hasSettings(kind.settings)
        ? [
            open(
              'Settings',
              <Section title="Settings">
                <SchemaForm node={node} schema={kind.settings} levels={kind.levels} />
              </Section>,
            ),
          ]
        : []
  return [
    ...settings,
    ...(isPaper(node) ? [] : [open('Connections', <Connections node={node} />)]),
    open(
      'Notes',
      <Section title="Notes" closed={node.description === undefined}>
        <TextSetting
          multiline
          value={node.description ?? ''}
          label="What this is for"
          field="/description"
          placeholder="Goes into the documentation of the API"
          onKeep={(text) =>
            perform({ type: 'describeNode', id: node.id, description: text === '' ? null : text })
          }
        />
      </Section>,
    ),
    ...(node.kind === 'table' ? [open('Assistant', <WorksSection selection={[node.id]} />)] : []),
    {
      key: 'json',
      title: 'As JSON',
      level: 'expert',
      isSet: kind === undefined,
      content: <PartJson node={node} />,
    },
  ]
}

const open = (title: string, content: ReactNode): Layer => ({
  key: title,
  title,
  isSet: true,
  content,
})

/** Where a table is found by callers and in the database, when that is not simply its name. */
function OtherNames({ node }: { readonly node: Node }) {
  const names = tableNames(node.name, settingText(node, 'singular', '') || undefined)
  if (!names || (names.folder === node.name && names.sql === node.name)) return null
  return (
    <p className="px-4 pb-3 text-12 text-text-2">
      {node.name} → <code className="font-mono">/{names.folder}</code>, table{' '}
      <code className="font-mono">{names.sql}</code>
    </p>
  )
}

/** The live sentence; settings that don't have their shape get the kind's summary instead. */
function sentence({ about }: KindFace, node: Node): string {
  return settled(() => `${about.sentence({ node, settings: node.settings })}.`, about.summary)
}

function Connections({ node }: { readonly node: Node }) {
  const manifest = useDocument((document) => document.manifest)
  const joined = manifest.connections.filter(({ from, to }) => from === node.id || to === node.id)
  return (
    <Section title="Connections" count={joined.length}>
      {joined.map((connection) => (
        <div key={connection.id} className="flex items-center justify-between gap-2">
          <span className="min-w-0 truncate">{sentenceOf(manifest, connection)}</span>
          <IconButton
            label={`Remove: ${sentenceOf(manifest, connection)}`}
            size={24}
            onClick={() => removeConnection(connection.id)}
          >
            <Unlink size={14} />
          </IconButton>
        </div>
      ))}
      <Button
        size={28}
        icon={<Plus size={14} />}
        className="self-start"
        onClick={() => show({ type: 'connect', from: node.id })}
      >
        Connect to…
      </Button>
    </Section>
  )
}
