import { type Language, phrases } from '../platform/words.ts'
import { daysLeft, lastDayText } from './days-left.text.ts'
import type { NoticeData } from './notice.rules.ts'

const words = phrases({
  subject: [
    (protocol: string, day: string) => `Il protocollo “${protocol}” scade il ${day}`,
    (protocol: string, day: string) => `The protocol “${protocol}” ends on ${day}`,
  ],
  ending: [
    (protocol: string, day: string, left: string) => `il protocollo d’intesa “${protocol}” scade il ${day}: ${left}.`,
    (protocol: string, day: string, left: string) => `the protocol “${protocol}” ends on ${day}: ${left}.`,
  ],
  action: [
    'I suoi impegni si contano fino a quel giorno. Se continua, registra il rinnovo da qui:',
    'Its commitments are counted until that day. If it goes on, enter the renewal here:',
  ],
})

/** To the programme office some days before a protocol ends. */
export function protocolEndingLetter(data: NoticeData['protocol-ending'], language: Language) {
  const t = words(language)
  const day = lastDayText(data.day, language)
  return {
    subject: t.subject(data.protocol, day),
    paragraphs: [t.ending(data.protocol, day, daysLeft(data.left, language)), t.action, data.link],
  }
}
