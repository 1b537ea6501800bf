const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Words of which there are no others: by these a sentence is held together. */
export const DETERMINERS = set(
  `a an the this that these those each every all any some no both either neither another other
  several many most few one two three certain particular specific given such existing new individual single
  full complete entire whole whatever which possible`,
)
export const POSSESSIVES = set(`my your his her its our their one's own`)
export const OWN_PRONOUNS = set(`mine yours his hers theirs ours`)
/** What stands for somebody or something. */
export const PRONOUNS = set(
  `it them they he she we you i me us him everybody everyone anybody anyone somebody someone nobody nobody-else
  everybody-else everything everything-else anything nothing something ones one those these that this both all what
  others who whoever himself herself themselves themself itself whole-world whatever none each-other`,
)
export const MODALS = set(
  `can could may might must should shall will would need needs want wants has have had gets get ought`,
)
export const BE = set(
  `is are be was were been being am remain remains stay stays become becomes get gets keep keeps`,
)
export const NOT = set('not never no-longer neither nor')
export const PREPOSITIONS = set(
  `of for to from by in on at with without about between within under over through via except into onto per
  against behind during across among towards regarding concerning than as like up-to off beyond outside inside near`,
)
export const JOINTS = set(
  `and or but nor while whereas yet / , ; then so though although however plus instead`,
)
export const SUBORDINATORS = set(
  `if when whenever while as-long-as unless until till once after before where so-that because since whether`,
)
/** What says nothing of who may do what. */
export const NOISE = set(
  `also always still even then too freely again currently ever directly please now from-now-on anymore generally usually
  typically normally simply actually really strictly absolutely totally completely fully entirely publicly online themselves
  himself herself myself ourselves though however instead certainly already afterwards obviously basically
  immediately anonymously first never-mind either both at-all similarly maybe perhaps personally manually`,
)
export const ONLY = set('only solely exclusively just alone purely')

const CLOSED = [
  DETERMINERS,
  POSSESSIVES,
  OWN_PRONOUNS,
  PRONOUNS,
  MODALS,
  BE,
  NOT,
  PREPOSITIONS,
  JOINTS,
  SUBORDINATORS,
  NOISE,
  ONLY,
]

export const isClosed = (word: string): boolean => CLOSED.some((words) => words.has(word))
