import type { ReactNode } from 'react'
import { Link } from '../../ui/link.tsx'
import { Mark } from '../../ui/mark.tsx'
import { BridgePicture } from './bridge-picture.tsx'

interface DoorProps {
  readonly title: string
  readonly sentence: string
  readonly children: ReactNode
}

/** What everybody sees who is not in yet. */
export function Door({ title, sentence, children }: DoorProps) {
  return (
    <main className="grid h-full grid-cols-1 overflow-auto bg-background lg:grid-cols-2">
      <div className="flex flex-col justify-center px-8 py-10">
        <div className="mx-auto w-full max-w-[360px]">
          <div className="mb-10 flex items-center gap-2.5 text-16 font-semibold">
            <Mark size={28} /> Drawbridge
          </div>
          <h1 className="text-28 font-semibold">{title}</h1>
          <p className="mt-1 mb-6 text-14 text-text-2">{sentence}</p>
          {children}
        </div>
      </div>
      <BridgePicture />
    </main>
  )
}

/** What is wrong, for which there is no field. */
export function DoorProblem({ text }: { readonly text: string }) {
  return (
    <p role="alert" className="rounded-control bg-error/10 px-3 py-2 text-error">
      {text}
    </p>
  )
}

export function BackToSignIn() {
  return (
    <p className="mt-6">
      <Link to="/sign-in" className="font-medium text-accent underline-offset-2 hover:underline">
        Sign in
      </Link>
    </p>
  )
}
