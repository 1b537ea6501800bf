import type { CliCommand } from '../command.ts'

export const ask: CliCommand = {
  name: 'ask',
  usage:
    '"<prompt>" | --file <document or picture> <manifest> [--answer <question>=<choice> …] [--model [--show] [--trust]] [--verify] [--apply [--agree]]',
  summary: 'Turns plain phrases into changes of a manifest, and shows what they come to.',
  words: [1, 2],
  options: {
    file: { type: 'string' },
    answer: { type: 'string', multiple: true },
    model: { type: 'boolean' },
    show: { type: 'boolean' },
    trust: { type: 'boolean' },
    verify: { type: 'boolean' },
    apply: { type: 'boolean' },
    agree: { type: 'boolean' },
  },
  help: `
  --file    a document in the place of a prompt: tables in SQL (a dump of MySQL, PostgreSQL or SQLite), OpenAPI, or
            requirements in plain words; what is drawn is shown with the lines that it comes from. With --model
            a picture, too (PNG, JPEG, WebP), which goes without what a camera kept beside it; a prompt may stand beside it
  --answer  what to take where words have several readings: the ids that are shown. Somebody at a terminal is asked;
            elsewhere nothing is waited for, and the reading that is shown as taken is drawn
  --model   a language model answers, which DRAWBRIDGE_MODEL names (anthropic:<model>, openai:<model>,
            google:<model>, or compatible:<model> with DRAWBRIDGE_MODEL_ADDRESS), with the key
            DRAWBRIDGE_MODEL_KEY; what it answers is always tried, and mended by it twice at the most. What it
            costs is said in money where DRAWBRIDGE_MODEL_PRICE names the price of a million tokens: "EUR 3 15"
  --show    what would be sent to it, and to whom; nothing is sent
  --trust   try its code also where it can't be shut in
  --verify  try the code that it gives: types, migrations, statements, start
  --apply   write the changed manifest back (to standard output for -); nothing is written unless every
            phrase was understood, it has no errors, and what --verify tries has passed
  --agree   also where something weighs: an endpoint that opens, a new host, a secret, lost values,
            code, a package; each is listed; and where some of a document was not understood
  --json    {"ok", "applied", "plan": {"title", "phrases", "command", "asked"}, "diagnostics", "sensitive",
            "trials", "manifest"}

  "add a table books with title, price and published", "an author has many books",
  "only the owner can edit books". Without --model it works offline: it knows phrases, not the
  language.`,
  work: async () => (await import('../work/ask.ts')).ask,
}
