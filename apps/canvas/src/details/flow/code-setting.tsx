import { lazy, Suspense } from 'react'
import { CodeSignature } from './code-signature.tsx'
import { labelOf } from '../shape.ts'
import type { SettingFieldProps } from './setting-props.ts'

const CodeEditor = lazy(() =>
  import('../../code/code-editor.tsx').then(({ CodeEditor: editor }) => ({ default: editor })),
)

interface CodeSettingProps extends SettingFieldProps {
  readonly language: 'typescript' | 'sql'
}

/** Code that is written by hand. */
export function CodeSetting({ name, shape, value, pointer, language, onKeep }: CodeSettingProps) {
  const label = labelOf(name, shape)
  return (
    <div className="flex flex-col gap-1">
      <span className="text-12 font-medium text-text-2">{label}</span>
      {language === 'typescript' && <CodeSignature />}
      <Suspense fallback={<div className="h-48 rounded-control border" />}>
        <CodeEditor
          label={label}
          language={language}
          value={typeof value === 'string' ? value : ''}
          field={pointer}
          onKeep={onKeep}
        />
      </Suspense>
      {shape.description && <p className="text-12 text-text-3">{shape.description}</p>}
    </div>
  )
}
