import { parseDay } from '../platform/day.ts'
import { formatDay, formatInstant } from '../platform/format.ts'
import { type Language, phrases, plural } from '../platform/words.ts'
import { agreementEndingLetter } from './agreement-notice.text.ts'
import {
  placeOfferedLetter,
  placeOfferExpiredLetter,
  placeWithdrawnLetter,
  roundPublishedLetter,
} from './assignment-notice.text.ts'
import { hostProposalAnsweredLetter, hostProposalMadeLetter } from './host-proposal-notice.text.ts'
import { hostLinkDisownedLetter, hostLinkLetter } from './host-link.text.ts'
import { placementAmendedLetter } from './amendment-notice.text.ts'
import { documentExpiredLetter, documentExpiringLetter, documentRefusedLetter } from './document-notice.text.ts'
import {
  authorisationExpiringLetter,
  labCancelledLetter,
  lowAttendanceLetter,
  minimumMissedLetter,
  offerExpiredLetter,
  seatsOfferedLetter,
} from './lab-notice.text.ts'
import { planChangedLetter } from './lab-plan-notice.text.ts'
import { teacherChangedLetter } from './lab-teacher-notice.text.ts'
import {
  labWeekLetter,
  offSiteLetter,
  rollCallMissingLetter,
  sessionTomorrowLetter,
} from './lab-session-notice.text.ts'
import type { Notice, NoticeData, NoticeKind } from './notice.rules.ts'
import { offerAnsweredLetter, offerSentLetter } from './offer-notice.text.ts'
import { placementAnsweredLetter, placementCancelledLetter, placementProposedLetter } from './placement-notice.text.ts'
import {
  evaluationMissingLetter,
  hostSilentLetter,
  hoursUnansweredLetter,
  monthWaitingLetter,
  papersMissingLetter,
} from './placement-reminder-notice.text.ts'
import { papersChangedLetter } from './papers-notice.text.ts'
import {
  choicesMissingLetter,
  roundCancelledLetter,
  roundDeadlineLetter,
  roundOpenedLetter,
  roundToJoinLetter,
} from './round-notice.text.ts'
import { retentionDueLetter } from './retention-notice.text.ts'
import { protocolEndingLetter } from './protocol-notice.text.ts'
import { qualificationDecidedLetter } from './qualification-decided.text.ts'
import { partnerReadmittedLetter, partnerSuspendedLetter } from './suspension-notice.text.ts'

/** Who writes: the foot of every mail. A part of the configuration. */
export interface Sender {
  readonly cityName: string
  readonly contactEmail: string | null
}

export interface NoticeText {
  subject: string
  /** Blocks of text; one of them may be the link alone. */
  paragraphs: string[]
}

const words = phrases({
  greeting: [(name: string) => `Buongiorno ${name},`, (name: string) => `Hello ${name},`],
  signature: [
    (city: string) => `Bottega, il programma di formazione scuola-lavoro di ${city}`,
    (city: string) => `Bottega, the school-to-work programme of ${city}`,
  ],
  questions: [
    (email: string | null) => (email ? `Per domande: ${email}` : 'Per domande: l’ufficio del programma'),
    (email: string | null) => (email ? `Questions: ${email}` : 'Questions: the programme office'),
  ],
  invitationSubject: [
    (place: string) => `Il tuo accesso a Bottega: ${place}`,
    (place: string) => `Your access to Bottega: ${place}`,
  ],
  invitation: [
    (place: string) =>
      `per te è pronto un accesso a Bottega, dove scuole ed enti ospitanti seguono insieme i percorsi degli studenti. Lavorerai per: ${place}.`,
    (place: string) =>
      `an access to Bottega is ready for you: there schools and hosts look after the placements of students together. You will work for: ${place}.`,
  ],
  choosePassword: [
    (until: string) => `Scegli la tua password da qui. Il collegamento vale una volta sola, fino al ${until}:`,
    (until: string) => `Choose your password here. The link works once, until ${until}:`,
  ],
  signIn: [
    'Entra con la password che hai già: troverai il nuovo profilo accanto agli altri.',
    'Sign in with the password you already have: the new profile is beside the others.',
  ],
  invitationHelp: [
    'Se il collegamento è scaduto, chiedi un nuovo invito a chi te lo ha mandato. Se non aspettavi questa e-mail puoi ignorarla.',
    'If the link has expired, ask whoever invited you for a new one. If you did not expect this e-mail you can ignore it.',
  ],
  resetSubject: ['Scegli una nuova password per Bottega', 'Choose a new password for Bottega'],
  reset: [
    'è stata chiesta una nuova password per il tuo accesso a Bottega.',
    'a new password was asked for your access to Bottega.',
  ],
  resetHelp: [
    'Se non l’hai chiesta tu non serve fare nulla: la password resta quella di prima.',
    'If it was not you there is nothing to do: your password stays as it was.',
  ],
  unconfirmedSubject: [
    (hours: string) => `Ore da confermare su Bottega: ${hours}`,
    (hours: string) => `Hours to confirm on Bottega: ${hours}`,
  ],
  unconfirmed: [
    (host: string, amount: string) => `per un percorso presso ${host} aspettano la tua conferma ${amount}.`,
    (host: string, amount: string) => `for a placement at ${host} your confirmation is awaited for ${amount}.`,
  ],
  amount: [
    (entries: number, hours: string, day: string) =>
      `${entries} ${plural(entries, 'registrazione', 'registrazioni')}, in tutto ${hours} ore, ${plural(entries, 'del', 'a partire dal')} ${day}`,
    (entries: number, hours: string, day: string) =>
      `${entries} ${plural(entries, 'entry', 'entries')}, ${hours} hours in all, ${plural(entries, 'of', 'from')} ${day}`,
  ],
  unconfirmedAction: [
    'Confermale entro sette giorni da questa pagina; finché mancano, la scuola non può convalidarle:',
    'Confirm them within seven days on this page; until then the school cannot approve them:',
  ],
  unconfirmedSilent: [
    (days: string) =>
      `Se non rispondi, dopo ${days} giorni la scuola può confermarle al tuo posto, con una nota che resta nel registro.`,
    (days: string) =>
      `If you do not answer, after ${days} days the school may confirm them in your place, with a note that stays in the register.`,
  ],
  leftSilent: [
    (days: string) =>
      `Passati ${days} giorni da quando sono state registrate, puoi confermarle tu al posto dell’ente, con una nota: trovi «Ore senza risposta dell’ente» tra le ore da convalidare.`,
    (days: string) =>
      `Once ${days} days have passed since they were logged, you may confirm them in place of the host, with a note: see “Hours the host has not answered” among the hours to approve.`,
  ],
  unconfirmedHelp: [
    (school: string) => `Se qualcosa non torna, chiedi alla scuola: ${school}.`,
    (school: string) => `If something is not right, ask the school: ${school}.`,
  ],
  leftSubject: [
    (hours: string) => `Ore che nessuno conferma: ${hours}`,
    (hours: string) => `Hours that nobody confirms: ${hours}`,
  ],
  left: [
    (host: string, amount: string) =>
      `abbiamo scritto quattro volte a ${host}, ma per un percorso che segui mancano ancora le conferme: ${amount}.`,
    (host: string, amount: string) =>
      `we wrote four times to ${host}, but for a placement you follow confirmations are still missing: ${amount}.`,
  ],
  leftAction: [
    (tutor: string) =>
      `Noi non scriveremo più per queste ore: ti chiediamo di sentire a voce ${tutor} in settimana. Il percorso è qui:`,
    (tutor: string) =>
      `We shall not write about these hours again: please call ${tutor} this week. The placement is here:`,
  ],
})

/** What a notice says, in the language of whoever receives it. */
export function noticeText(notice: Pick<Notice, 'kind' | 'data' | 'to'>, sender: Sender): NoticeText {
  const { name, language } = notice.to
  const t = words(language)
  // What is stored is what enqueueNotice took: kind and data belong together.
  const letter = letters[notice.kind] as (data: object, language: Language) => NoticeText
  const { subject, paragraphs } = letter(notice.data, language)
  const foot = `${t.signature(sender.cityName)}\n${t.questions(sender.contactEmail)}`
  return { subject, paragraphs: [t.greeting(name), ...paragraphs, foot] }
}

/** The same as the text of a mail. */
export function mailText({ paragraphs }: NoticeText): string {
  return `${paragraphs.join('\n\n')}\n`
}

const letters: { [K in NoticeKind]: (data: NoticeData[K], language: Language) => NoticeText } = {
  invitation,
  'password-reset': passwordReset,
  'unconfirmed-hours': unconfirmedHours,
  'hours-left-unconfirmed': hoursLeftUnconfirmed,
  'host-link': hostLinkLetter,
  'host-link-disowned': hostLinkDisownedLetter,
  'qualification-decided': qualificationDecidedLetter,
  'document-refused': documentRefusedLetter,
  'document-expiring': documentExpiringLetter,
  'document-expired': documentExpiredLetter,
  'partner-suspended': partnerSuspendedLetter,
  'partner-readmitted': partnerReadmittedLetter,
  'agreement-ending': agreementEndingLetter,
  'placement-proposed': placementProposedLetter,
  'placement-answered': placementAnsweredLetter,
  'placement-cancelled': placementCancelledLetter,
  'placement-amended': placementAmendedLetter,
  'host-proposal-made': hostProposalMadeLetter,
  'host-proposal-answered': hostProposalAnsweredLetter,
  'offer-sent': offerSentLetter,
  'offer-answered': offerAnsweredLetter,
  'papers-changed': papersChangedLetter,
  'retention-due': retentionDueLetter,
  'evaluation-missing': evaluationMissingLetter,
  'papers-missing': papersMissingLetter,
  'host-silent': hostSilentLetter,
  'hours-unanswered': hoursUnansweredLetter,
  'month-waiting': monthWaitingLetter,
  'protocol-ending': protocolEndingLetter,
  'lab-session-tomorrow': sessionTomorrowLetter,
  'lab-roll-call-missing': rollCallMissingLetter,
  'lab-seats-offered': seatsOfferedLetter,
  'lab-offer-expired': offerExpiredLetter,
  'lab-plan-changed': planChangedLetter,
  'lab-teacher-changed': teacherChangedLetter,
  'lab-minimum-missed': minimumMissedLetter,
  'lab-cancelled': labCancelledLetter,
  'lab-low-attendance': lowAttendanceLetter,
  'authorisation-expiring': authorisationExpiringLetter,
  'lab-week': labWeekLetter,
  'off-site-today': offSiteLetter,
  'round-opened': roundOpenedLetter,
  'round-to-join': roundToJoinLetter,
  'round-deadline-moved': roundDeadlineLetter,
  'choices-missing': choicesMissingLetter,
  'round-cancelled': roundCancelledLetter,
  'round-published': roundPublishedLetter,
  'place-offered': placeOfferedLetter,
  'place-offer-expired': placeOfferExpiredLetter,
  'place-withdrawn': placeWithdrawnLetter,
}

function invitation({ place, link, expires }: NoticeData['invitation'], language: Language): NoticeText {
  const t = words(language)
  const action = expires ? t.choosePassword(formatInstant(new Date(expires), language)) : t.signIn
  return { subject: t.invitationSubject(place), paragraphs: [t.invitation(place), action, link, t.invitationHelp] }
}

function passwordReset({ link, expires }: NoticeData['password-reset'], language: Language): NoticeText {
  const t = words(language)
  const action = t.choosePassword(formatInstant(new Date(expires), language))
  return { subject: t.resetSubject, paragraphs: [t.reset, action, link, t.resetHelp] }
}

function unconfirmedHours(data: NoticeData['unconfirmed-hours'], language: Language): NoticeText {
  const t = words(language)
  return {
    subject: t.unconfirmedSubject(data.hours),
    paragraphs: [
      t.unconfirmed(data.host, amountOf(data, language)),
      t.unconfirmedAction,
      data.link,
      ...(data.silentDays ? [t.unconfirmedSilent(data.silentDays)] : []),
      ...(data.school ? [t.unconfirmedHelp(data.school)] : []),
    ],
  }
}

function hoursLeftUnconfirmed(data: NoticeData['hours-left-unconfirmed'], language: Language): NoticeText {
  const t = words(language)
  return {
    subject: t.leftSubject(data.hours),
    paragraphs: [
      t.left(data.host, amountOf(data, language)),
      t.leftAction(data.hostTutor || data.host),
      data.link,
      ...(data.silentDays ? [t.leftSilent(data.silentDays)] : []),
    ],
  }
}

function amountOf(data: { entries: string; hours: string; oldestDay: string }, language: Language): string {
  const oldest = parseDay(data.oldestDay)
  return words(language).amount(Number(data.entries), data.hours, oldest ? formatDay(oldest, language) : data.oldestDay)
}
