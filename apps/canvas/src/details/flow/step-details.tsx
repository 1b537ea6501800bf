import type { Command, Path } from '@drawbridge/commands'
import { stepFaceOf } from '@drawbridge/kinds/faces'
import type { Json } from '@drawbridge/manifest'
import { MessageCircleQuestion, Trash2 } from 'lucide-react'
import { explainAction } from '../../actions/explain.ts'
import { useKeys } from '../../actions/keys.ts'
import { moveEarlierAction, moveLaterAction } from '../../actions/flow/move-steps.ts'
import { removeSteps, removeStepsAction } from '../../actions/flow/remove-steps.ts'
import type { Shown } from '../../flow/current.ts'
import { seenAt } from '../../flow/scope.ts'
import { codeNameRefusal } from '../../document/names.ts'
import { useScopes } from '../../flow/use-scopes.ts'
import type { Placed } from '../../flow/tree.ts'
import { stepSentence, stepTitle, wordsOf, yieldsValue } from '../../kinds/steps.ts'
import { useDocument } from '../../stores/document.ts'
import { IconButton } from '../../ui/button.tsx'
import { StepTile } from '../../ui/step-tile.tsx'
import { Layers } from '../layers.tsx'
import { PartProblems } from '../part-problems.tsx'
import { Section } from '../section.tsx'
import { edit } from '../table/edit-item.ts'
import { TextSetting } from '../text-setting.tsx'
import { Labelled } from '../../ui/fields.tsx'
import { useExamples } from './use-examples.ts'
import { FormContext, type Form } from './form-context.ts'
import { RawSettings } from './raw-settings.tsx'
import { StepForm } from './step-form.tsx'
import { StepHelp } from './step-help.tsx'
import { StepRun } from './step-run.tsx'

interface StepDetailsProps {
  readonly shown: Shown
  readonly placed: Placed
}

/** Everything about one step. */
export function StepDetails({ shown, placed }: StepDetailsProps) {
  const manifest = useDocument((document) => document.manifest)
  const { step, path, pointer } = placed
  const face = stepFaceOf(step.kind)
  const title = stepTitle(step.kind)
  const keyOf = useKeys()
  const node = shown.flow.node
  const keep = (key: string, value: Json | undefined): void =>
    edit(`Change ${title}`, setting(node, [...path, key], value))
  const examples = useExamples(shown)
  const scopes = useScopes(shown.flow)
  const form: Form = {
    ...seenAt(scopes, shown.tree, step.id),
    manifest,
    part: node,
    settings: step.settings,
    table: manifest.nodes.find(({ id }) => id === step.settings['table']) ?? null,
    examples,
  }
  return (
    <FormContext value={form}>
      <div className="flex items-center gap-3 px-4 pt-4 pb-2">
        <StepTile kind={step.kind} size={36} />
        <h2 className="min-w-0 flex-1 text-14 font-semibold">{title}</h2>
        {[moveEarlierAction, moveLaterAction].map(
          ({ name, label, icon: Icon, shortcuts, isPossible, perform }) => (
            <IconButton
              key={name}
              label={label}
              shortcut={keyOf({ name, shortcuts })}
              disabled={!isPossible()}
              onClick={perform}
            >
              <Icon size={16} />
            </IconButton>
          ),
        )}
        <IconButton
          label={explainAction.label}
          shortcut={keyOf(explainAction)}
          onClick={explainAction.perform}
        >
          <MessageCircleQuestion size={16} />
        </IconButton>
        <IconButton label="Delete" shortcut={keyOf(removeStepsAction)} onClick={removeSteps}>
          <Trash2 size={16} />
        </IconButton>
      </div>
      <p className="mx-4 mb-2 text-12 text-text-2">
        {face?.summary ?? `Unknown kind of step “${step.kind}”`}
      </p>
      <p className="mx-4 mb-3 line-clamp-3">{stepSentence(step, wordsOf(manifest))}</p>
      <PartProblems id={node} within={pointer} />
      {(yieldsValue(step) || step.name !== undefined) && (
        <Section title="Its value">
          <Labelled
            label="Is called"
            hint="Later steps use it by this name. Empty: nobody asks for it."
          >
            {({ id }) => (
              <TextSetting
                id={id}
                value={step.name ?? ''}
                label="Name of its value"
                field={`${pointer}/name`}
                className="font-mono"
                refuse={(name) => (name === '' ? null : codeNameRefusal('A step', name))}
                onKeep={(name) => keep('name', name === '' ? undefined : name)}
              />
            )}
          </Labelled>
        </Section>
      )}
      <Section title="Settings">
        {face ? (
          <StepForm
            shape={face.settings}
            levels={face.levels}
            settings={step.settings}
            pointer={`${pointer}/settings`}
            onKeep={(key, value) =>
              edit(`Change ${title}`, setting(node, [...path, 'settings', key], value))
            }
          />
        ) : (
          <RawSettings settings={step.settings} onKeep={(value) => keep('settings', value)} />
        )}
      </Section>
      <Section title="Last run">
        <StepRun shown={shown} step={step} />
      </Section>
      {face && (
        <Section title="How it works" closed>
          <StepHelp kind={step.kind} />
        </Section>
      )}
      <Section title="Note" closed={step.note === undefined}>
        <TextSetting
          multiline
          value={step.note ?? ''}
          label="Why it is there"
          field={`${pointer}/note`}
          placeholder="Becomes a comment in the code"
          onKeep={(note) => keep('note', note === '' ? undefined : note)}
        />
      </Section>
      {face && (
        <Layers
          className="mx-2.5 mt-2"
          layers={[
            {
              key: 'json',
              title: 'As JSON',
              level: 'expert',
              isSet: false,
              content: (
                <Section title="As JSON">
                  <p className="text-12 text-text-2">
                    Id <code className="font-mono">{step.id}</code>
                  </p>
                  <RawSettings
                    settings={step.settings}
                    onKeep={(value) => keep('settings', value)}
                  />
                </Section>
              ),
            },
          ]}
        />
      )}
    </FormContext>
  )
}

const setting = (id: string, path: Path, value: Json | undefined): Command => ({
  type: 'setSetting',
  id,
  path,
  ...(value !== undefined && { value }),
})
