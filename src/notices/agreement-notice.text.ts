import { type Language, phrases } from '../platform/words.ts'
import { daysLeft, lastDayText } from './days-left.text.ts'
import type { NoticeData } from './notice.rules.ts'

const words = phrases({
  subject: [
    (other: string, day: string) => `La convenzione con ${other} scade il ${day}`,
    (other: string, day: string) => `The agreement with ${other} ends on ${day}`,
  ],
  ending: [
    ({ other, number, day, left }: Ending) =>
      `la convenzione con ${other} (prot. n. ${number}) scade il ${day}: ${left}.`,
    ({ other, number, day, left }: Ending) =>
      `the agreement with ${other} (protocol no. ${number}) ends on ${day}: ${left}.`,
  ],
  school: [
    'I percorsi già in corso continuano fino alla loro fine, ma dopo la scadenza non se ne possono avviare altri. Copiala per l’anno dopo e mandala alla firma da qui:',
    'Placements that run go on to their end, but no other can start after it. Copy it for next year and open it for signing here:',
  ],
  host: [
    'Se vuoi accogliere ancora studenti di questa scuola, mettiti d’accordo con lei per rinnovarla. La convenzione è qui:',
    'If you want to take students of this school again, agree with it on a new one. The agreement is here:',
  ],
})

interface Ending {
  other: string
  number: string
  day: string
  left: string
}

/** To the school some days before an agreement ends, and once to the host. */
export function agreementEndingLetter(data: NoticeData['agreement-ending'], language: Language) {
  const t = words(language)
  const day = lastDayText(data.end, language)
  const left = daysLeft(data.daysLeft, language)
  return {
    subject: t.subject(data.other, day),
    paragraphs: [t.ending({ other: data.other, number: data.number, day, left }), t[data.side], data.link],
  }
}
