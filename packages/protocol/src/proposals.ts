import { Type, type Static } from 'typebox'
import { Cost } from './assistant.ts'
import { CodeFile, Intent, Trial } from './code.ts'
import { CommandSchema, SavedCommand } from './command.ts'
import { DiagnosticSchema, Id } from './common.ts'
import { contract } from './contract.ts'
import type { Frozen } from './frozen.ts'
import { ProjectParams as params } from './projects.ts'
import { Answer, Answered, AskedBack, MOST_ANSWERS } from './questions.ts'

/** Something that a proposal does and that wants a click of its own. */
export const Sensitive = Type.Object({
  sort: Type.Enum(['opens', 'calls', 'secret', 'loses', 'code', 'package', 'unknown'] as const),
  /** What it is about: by it a click is remembered. */
  key: Type.String(),
  says: Type.String(),
  node: Type.Optional(Type.String()),
})
export type Sensitive = Frozen<Static<typeof Sensitive>>

/** What the assistant can be asked for: changes by a prompt, or one of the works that have a button. */
export const WORKS = [
  'draw',
  'mend',
  'explain',
  'advise',
  'tests',
  'code',
  'name',
  'picture',
] as const
export type WorkName = (typeof WORKS)[number]

/** Those that the planner does by itself, without a prompt. */
export const PLANNED_WORKS = ['advise', 'tests'] as const satisfies readonly WorkName[]
export type PlannedWork = (typeof PLANNED_WORKS)[number]

/** What a picture is called and how large it is; what it shows is asked for by itself. */
const PictureName = Type.Object({
  name: Type.String(),
  /** In pixels. */
  width: Type.Integer(),
  height: Type.Integer(),
})

/** Of a picture, in fractions of its width and height from its upper left corner. */
const Region = Type.Object({
  x: Type.Number(),
  y: Type.Number(),
  width: Type.Number(),
  height: Type.Number(),
})

const work = Type.Optional(Type.Enum(WORKS))

/** Tokens, until now. */
const Spent = Type.Object({
  sent: Type.Integer(),
  received: Type.Integer(),
  /** Of those that were sent, what the provider remembered from before. */
  cached: Type.Integer(),
  /** Whether the provider has not counted some of them (yet). */
  isEstimate: Type.Boolean(),
})

/** What there is to know of a proposal by a language model. */
export const Assisted = Type.Object({
  /** `failing`: it can be looked at; `nothing`: no answer was one. */
  state: Type.Enum(['working', 'ready', 'failing', 'nothing', 'stopped'] as const),
  /** `gpt-5 at api.openai.com` */
  by: Type.String(),
  /** Whether that is a program that came by itself: it can’t be asked from here. */
  isProgram: Type.Optional(Type.Boolean()),
  prompt: Type.String(),
  selection: Type.Array(Type.String()),
  work,
  /** What it was drawn after. */
  picture: Type.Optional(PictureName),
  /** An answer in words, paragraph by paragraph. */
  words: Type.Optional(Type.Array(Type.String())),
  /** Where it is now, or why it ended. */
  says: Type.String(),
  /** What was wrong with each answer; nothing is with the last of a proposal that is ready. */
  rounds: Type.Array(Type.Object({ problems: Type.Array(Type.String()) })),
  assumptions: Type.Array(Type.String()),
  trials: Type.Array(Trial),
  sensitive: Type.Array(Sensitive),
  tokens: Spent,
  /** Of them; absent where they have no price. */
  cost: Type.Optional(Cost),
})
export type Assisted = Frozen<Static<typeof Assisted>>

export const Proposal = Type.Object({
  id: Id,
  /** The version that it was made for. */
  base: Type.Integer(),
  title: Type.String(),
  /** The prompt, phrase by phrase: what each became. A language model’s changes, one by one. */
  phrases: Type.Array(
    Type.Object({
      text: Type.String(),
      understood: Type.Boolean(),
      /** In words: what will be done, or why nothing is. */
      says: Type.String(),
      commands: Type.Array(SavedCommand),
      /** The lines of a document that it comes from. */
      passage: Type.Optional(
        Type.Object({ from: Type.Integer(), to: Type.Integer(), text: Type.String() }),
      ),
      /** Where it was seen in a picture. */
      region: Type.Optional(Region),
    }),
  ),
  /** As they would be after applying. */
  diagnostics: Type.Array(DiagnosticSchema),
  /** Three at the most, those that change most first; it is drawn by what is chosen in each. */
  questions: Type.Array(AskedBack),
  /** What the planner took for granted, of the same sort. */
  assumptions: Type.Array(AskedBack),
  /** What was answered until now. */
  answered: Type.Array(Answered),
  /** Absent where the planner read no prompt. */
  prompt: Type.Optional(Type.String()),
  /** Of a work that the planner does without a prompt; `next`: of what usually comes next at a part. */
  work: Type.Optional(Type.Enum([...PLANNED_WORKS, 'next'] as const)),
  /** Absent where the planner made it, which asks nobody. */
  assisted: Type.Optional(Assisted),
})
export type Proposal = Frozen<Static<typeof Proposal>>

const closed = { additionalProperties: false } as const

const answers = Type.Optional(Type.Array(Answer, { maxItems: MOST_ANSWERS }))

const AssistedRequest = Type.Object(
  {
    prompt: Type.String({ minLength: 1, maxLength: 4000 }),
    /** Ids of the parts that it is about; none: the whole project. */
    selection: Type.Array(Id, { maxItems: 100 }),
    work,
    /** PNG, JPEG or WebP, for the work of reading one. */
    picture: Type.Optional(
      Type.Object(
        {
          /** Of its file. */
          name: Type.String({ minLength: 1, maxLength: 200 }),
          /** Base64. */
          data: Type.String({ minLength: 1, maxLength: 4_000_000 }),
        },
        closed,
      ),
    ),
    /** To what the proposal asks that waits. */
    answers,
  },
  closed,
)
export type AssistedRequest = Frozen<Static<typeof AssistedRequest>>

/** A picture as it goes to a language model: without what was kept beside what is seen in it. */
const ShownPicture = Type.Object({
  media: Type.Enum(['image/png', 'image/jpeg', 'image/webp'] as const),
  ...PictureName.properties,
  /** Base64. */
  data: Type.String(),
})
export type ShownPicture = Frozen<Static<typeof ShownPicture>>

const ProposedCode = Type.Object({
  /** Those that differ, against the drawing as it is; none where it would have errors. */
  files: Type.Array(CodeFile),
  intents: Type.Array(Intent),
})
export type ProposedCode = Frozen<Static<typeof ProposedCode>>

export const proposals = {
  propose: contract({
    method: 'POST',
    path: '/projects/:project/proposals',
    summary: 'Plain words become a list of edits, to be applied or dropped',
    permission: 'editor',
    params,
    body: Type.Object(
      {
        prompt: Type.String({ minLength: 1, maxLength: 4000 }),
        /** What it was asked before; what is not asked any more is passed over. */
        answers,
        /** The version that it was read for; absent: the newest. */
        base: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
      },
      closed,
    ),
    reply: Proposal,
  }),
  proposeDocument: contract({
    method: 'POST',
    path: '/projects/:project/proposals/document',
    summary: 'A document becomes a list of edits, each with the passage that it comes from',
    permission: 'editor',
    params,
    body: Type.Object(
      {
        /** Of its file. */
        name: Type.String({ minLength: 1, maxLength: 200 }),
        text: Type.String({ minLength: 1, maxLength: 1_000_000 }),
      },
      closed,
    ),
    reply: Proposal,
  }),
  planWork: contract({
    method: 'POST',
    path: '/projects/:project/proposals/work',
    summary: 'What the planner suggests without a prompt, such as indexes and rules',
    permission: 'editor',
    params,
    body: Type.Object(
      { work: Type.Enum(PLANNED_WORKS), selection: Type.Array(Id, { maxItems: 100 }) },
      closed,
    ),
    reply: Proposal,
  }),
  suggestNext: contract({
    method: 'POST',
    path: '/projects/:project/proposals/next',
    summary: 'What would usually come next at a part: three suggestions at the most, offline',
    permission: 'editor',
    params,
    body: Type.Object({ node: Id }, closed),
    reply: Type.Object({ proposals: Type.Array(Proposal) }),
  }),
  previewQuestion: contract({
    method: 'POST',
    path: '/projects/:project/proposals/question',
    summary: 'Exactly what would be sent to the language model, without sending it',
    permission: 'editor',
    params,
    body: AssistedRequest,
    reply: Type.Object({
      by: Type.String(),
      instructions: Type.String(),
      messages: Type.Array(Type.String()),
      picture: Type.Optional(ShownPicture),
      /** About as many as one question and all its rounds take. */
      tokens: Type.Object({ least: Type.Integer(), most: Type.Integer() }),
      /** Of them; absent where they have no price. */
      cost: Type.Optional(Type.Object({ least: Cost, most: Cost })),
      isFree: Type.Boolean(),
    }),
  }),
  weighProposal: contract({
    method: 'POST',
    path: '/projects/:project/proposals/weigh',
    summary:
      'What is wrong with the drawing after some edits, what of them wants a click of its own, and their migration',
    permission: 'editor',
    params,
    body: Type.Object({ commands: Type.Array(CommandSchema, { maxItems: 500 }) }, closed),
    reply: Type.Object({
      diagnostics: Type.Array(DiagnosticSchema),
      sensitive: Type.Array(Sensitive),
      /** SQL that leads from the tables of the drawing as it is to those that it would have. */
      migration: Type.Union([Type.String(), Type.Null()]),
    }),
  }),
  readProposedCode: contract({
    method: 'POST',
    path: '/projects/:project/proposals/code',
    summary: 'What some edits would change in the code, intention by intention',
    permission: 'editor',
    params,
    body: Type.Object(
      {
        /** The edits of each intention. */
        changes: Type.Array(Type.Array(CommandSchema, { maxItems: 500 }), { maxItems: 100 }),
      },
      closed,
    ),
    reply: ProposedCode,
  }),
  beginProposal: contract({
    method: 'POST',
    path: '/projects/:project/proposals/assisted',
    summary: 'Have the language model suggest changes; the live connection tells how it goes',
    permission: 'editor',
    params,
    body: AssistedRequest,
    reply: Proposal,
  }),
  readProposal: contract({
    method: 'GET',
    path: '/projects/:project/proposals/assisted',
    summary: 'The suggestion that waits to be applied or dropped',
    permission: 'editor',
    params,
    reply: Type.Object({ proposal: Type.Union([Proposal, Type.Null()]) }),
  }),
  readProposalPicture: contract({
    method: 'GET',
    path: '/projects/:project/proposals/assisted/picture',
    summary: 'The picture that the suggestion was drawn after',
    permission: 'editor',
    params,
    reply: ShownPicture,
  }),
  dropProposal: contract({
    method: 'DELETE',
    path: '/projects/:project/proposals/assisted',
    summary: 'Stop the language model where it is at work, and forget what it suggests',
    permission: 'editor',
    params,
  }),
} as const
