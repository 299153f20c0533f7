// Several organisations often share a building (stesso indirizzo). Whether two addresses are the same is asked of how
// they are written: "V.le Monza, 54/A" and "viale monza n. 54 a" are one. Kind of street, capitals, accents and commas do
// not matter; a letter belongs to its number (54/A, 54A, 54 a), but a number after a slash stays apart (27/5 is not 275);
// flat, floor and stair are left out, and so are postcode and town where they are repeated in the line of the street.

import type { PartnerSite } from './partner.rules.ts'

type Address = Pick<PartnerSite, 'address' | 'postcode' | 'town'>

const streetKinds: readonly (readonly [RegExp, string])[] = [
  [/\bv\.?\s*le\b\.?/gu, 'viale'],
  [/\bp\.?\s*z?za\b\.?/gu, 'piazza'],
  [/\bp\.?\s*le\b\.?/gu, 'piazzale'],
  [/\bp\.?tta\b\.?/gu, 'piazzetta'],
  [/\bc\.?\s*so\b\.?/gu, 'corso'],
  [/\bl\.?\s*go\b\.?/gu, 'largo'],
  [/\bvic\.?\s*lo\b\.?|\bv\.?\s*lo\b\.?/gu, 'vicolo'],
  [/\bstr\b\.?/gu, 'strada'],
  [/\b(?:s\.?\s*p\.?|strada\s+prov(?:inciale|\.)?)\s+(?=\d)/gu, 'strada provinciale '],
  [/^v\.\s*(?=[a-z])/u, 'via '],
]

// After the number only: a street may be called after Renzo Piano.
const within = /(?<=\d.*)\b(?:int|interno|scala|sc|piano|p\.?\s?t)\b\.?.*$|\bc\/o\b.*$|(?<=\d.*)\bpresso\b.*$/u
const numberMark = /\b(?:n\.?\s?[°ºo]|nr?\.|num\.|numero|nr?|civico|civ\.?)\s*(?=\d)|[°º]/gu

/** Equal for two addresses that are the same place, however they are written. */
export function addressKey({ address, postcode, town }: Address): string {
  const street = streetKinds
    .reduce((text, [pattern, kind]) => text.replace(pattern, kind), plain(address))
    .replace(within, '')
    .replace(numberMark, ' ')
    .replace(/(\d)[\s/-]*([a-z])(?![a-z])/gu, '$1$2')
    .replace(/(\d)\s*\/\s*(?=\d)/gu, '$1/')
  const [code, place] = [postcode.replace(/\D/gu, ''), bare(town)]
  const repeated = new RegExp(`(?: ${code})?(?: ${place}(?: [a-z]{2})?)?$`, 'u')
  return `${code} ${place}: ${street
    .replace(/[^a-z\d/]+/gu, ' ')
    .trim()
    .replace(repeated, '')}`
}

function bare(text: string): string {
  return plain(text)
    .replace(/[^a-z\d]+/gu, ' ')
    .trim()
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’`´]/gu, "'").replace(/\s+/gu, ' ').trim()
}
