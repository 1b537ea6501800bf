import american from 'dictionary-en'
import british from 'dictionary-en-gb'
import nspell from 'nspell'

let dictionaries: readonly ReturnType<typeof nspell>[] | undefined

/** Whether it is an English word as it stands, on either side of the Atlantic. */
export function isEnglish(word: string): boolean {
  // Read once somebody needs them: it takes a third of a second.
  dictionaries ??= [american, british].map(({ aff, dic }) =>
    nspell(Buffer.from(aff), Buffer.from(dic)),
  )
  return dictionaries.some((dictionary) => dictionary.correct(word))
}
