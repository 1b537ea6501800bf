/** Words, names and keyboard runs that guessed passwords are made of. */
export const COMMON_WORDS: readonly string[] = `
abc abcd abcdef abcdefgh abcdefghijklmnopqrstuvwxyz admin administrator alphabet always
amazon and andrew anything apple april arsenal asdf asdfgh asdfghjkl ashley august autumn
azerty backend banana barcelona baseball basketball batman battery best big buster changeme
charlie cheese chelsea chocolate computer contrasena cookie correct
correcthorsebatterystaple corvette cowboys daniel database december default diamond dragon
drawbridge eagle edcrfv eight facebook falcon february ferrari first five flower football
for forever four freedom friday george ginger golden good goodbye google guest hannah happy
harley hello hockey horse hundred hunter iloveyou instagram internet iphone is january
jennifer jessica jordan joshua july june keyboard killer lakers last letmein linux lion
liverpool login logon love lovely lover maggie magic march master matrix matthew me mega
mercedes merlin michael microsoft million monday monkey motdepasse mustang my never new
nicole nine nothing november october old one orange our parola passord password passwort
pepper phoenix please pokemon porsche princess purple qazwsx qwerty qwertyuiop qwertz ranger
realmadrid robert root samsung saturday second secret senha september server seven shadow
signin silver six soccer soldier something spiderman spring staple starwars steelers summer
sunday sunshine super superman system ten test testing thankyou that the this thomas
thousand three thursday tiger tigger trust trustno tuesday twitter two ultra user warrior
wednesday welcome whatever windows winter with wizard yankees yellow you your youtube zero
zxcv zxcvbn zxcvbnm
`
  .trim()
  .split(/\s+/)
