import type { CodeAdvice } from '@drawbridge/protocol'
import { lazy, Suspense, useMemo, useState } from 'react'
import { adviserFor } from '../../code/adviser.ts'
import { WriteCodeButton } from '../../works/write-code-button.tsx'
import { CodeRemarks } from './code-remarks.tsx'
import { CodeSignature } from './code-signature.tsx'
import { labelOf } from '../shape.ts'
import { useForm } from './form-context.ts'
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
  const { part } = useForm()
  const [advice, setAdvice] = useState<CodeAdvice | null>(null)
  const adviser = useMemo(
    () => (language === 'typescript' ? adviserFor(part, pointer, setAdvice) : undefined),
    [language, part, pointer],
  )
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
          adviser={adviser}
          onKeep={onKeep}
        />
      </Suspense>
      {advice && <CodeRemarks advice={advice} />}
      {language === 'typescript' && <WriteCodeButton node={part} pointer={pointer} />}
      {shape.description && <p className="text-12 text-text-3">{shape.description}</p>}
    </div>
  )
}
