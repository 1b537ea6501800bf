import { plainWords } from '../words.ts'
import { splitItems } from './split-items.ts'

/** Nouns that are kept of something, and nothing by themselves. */
const FIELD =
  /^(?:(?:the )?(?:name|title|price|status|description|date|address|e-?mail|phone|age|amounts?|quantity|quantities|stock|postcode|zip|body|text|content|summary|rating|comment|label|code|number|colou?r|size|weight|url|link|slug|username|password|reason|note|start|end|total|capacity|year|gender|salary|password|time|level|type|kind|image|picture|photo|estimate|priority|seat|room))$/i

/** “A label has a name and a colour” is no limit of a field. */
const HOLDING =
  /^(?:an?|the)\s+(?!(?:max|min|length|valid|limit|value|default|format|positive|range)\w*\b)[\p{L}-]+(?:\s[\p{L}-]+)?\s*(?:,|and\b)/iu

/** Whether what is called like a field is a thing all the same: `each room has a floor, beds and a price`. */
export const isHolder = (clause: string, items: string): boolean =>
  HOLDING.test(items) || (/^(?:each|every)\s/i.test(clause) && splitItems(items).length > 1)

export const isField = (name: string): boolean => FIELD.test(plainWords(name))
