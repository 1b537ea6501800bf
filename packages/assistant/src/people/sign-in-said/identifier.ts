import { fieldName } from '../../words.ts'

const SIGN = String.raw`(?:auth(?:entication|enticate)?|log(?:s|ging)?[- ]?(?:in|on)|login|sign(?:s|ing)?[- ]?(?:in|on)|credentials|access)`
const PASSWORD = String.raw`(?:pass-?words?|pw|pwd|pass|passcode|pin(?: code)?|secret)`
const HOW = String.raw`(?:with|by|via|using|through|over|=|:|-|is|are|be|should be|will be|is by|is via|is with|works with|goes by|uses?)`
const PAIR = new RegExp(
  String.raw`^(?:(?<sign>.*?\b${SIGN})\s*(?:\s${HOW}\s|[=:-]\s*|\s))?\s*(?:with\s+|by\s+|via\s+|using\s+|only\s+)*(?:(?:an?|the|his|her|their|your|one's|own)\s+)*(?<name>\p{L}[\p{L}-]*(?:[ ]\p{L}[\p{L}-]*){0,2}?)\s*(?:\+|&|\/|,|\band\b|\bplus\b)\s*(?:(?:an?|the|their|his|her|own)\s+)*${PASSWORD}(?:\s+(?:is fine|are fine|is enough|will do|only|please|is ok|login|log-?in|sign-?in|auth))*$`,
  'iu',
)
/** “Pupils log in with a username”: the password goes without saying. */
const ALONE = new RegExp(
  String.raw`^(?!(?:nobody|no|none)\b)(?:(?!not\b|never\b|cannot\b)[\p{L}-]+\s){1,4}?(?<sign>log[- ]?in|sign[- ]?in)\s+(?:with|by|via|using)\s+(?:(?:an?|the|his|her|their|your|own)\s+)*(?<name>(?:\p{L}[\p{L}-]*\s){0,2}?(?:user-?name|user name|nickname|number|id))(?:\s*,?\s+(?:instead of|and not|not|rather than)\s+(?:(?:an?|the|their|by)\s+)*e-?mail(?: address(?:es)?)?)?$`,
  'iu',
)
const WITHOUT = /\b(?:no|not|without|never|instead of)\b/iu
/** Words of something that somebody is known by. */
const KNOWN =
  /(?:e-?mails?|mail|address|name|nickname|nick|handle|number|numbers|no|nr|id|ids|code|phone|mobile|telephone|badge|card|ssn|login|matriculation|plate)$/iu

/** What people sign in by: `username`; undefined where the clause says nothing of it. */
export function identifierSaid(clause: string): string | undefined {
  const { sign, name = '' } =
    PAIR.exec(clause.trim())?.groups ?? ALONE.exec(clause.trim())?.groups ?? {}
  if (name === '' || WITHOUT.test(sign ?? '')) return undefined
  if (sign === undefined && !KNOWN.test(name)) return undefined
  if (/^(?:e-?mail|mail)(?: address(?:es)?)?$/iu.test(name)) return 'email'
  return KNOWN.test(name) ? fieldName(name) : undefined
}
