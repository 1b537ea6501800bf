import { readRule, type Access } from '../../access.ts'
import { wordsOf } from '../../names/words.ts'
import { withArticle } from './resource.ts'

/** `its owner; anybody signed in where \`row.members has user\`; an admin` */
export function rulesInWords(access: Access): string {
  const words = access.map(readRule).map(({ who, role = '', permission = '', when }) => {
    const whom = {
      public: 'anybody',
      signedIn: 'anybody signed in',
      owner: 'its owner',
      role: withArticle(wordsOf(role).join(' ')),
      permission: `whoever has \`${permission}\``,
    }[who]
    return when === undefined ? whom : `${whom} where \`${when}\``
  })
  return words.join('; ')
}
