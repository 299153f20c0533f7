import type { Ctx } from '../access/actor.ts'
import type { Agreement } from '../agreements/agreement.rules.ts'
import { paths } from '../paths.ts'
import { formatInstant } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { textarea } from '../web/form-parts.ts'
import { type Action, facts, linkTo, postTo, type Task } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { guestWords } from './guest.text.ts'
import type { Submitted } from './host-link.pages.ts'
import { endOf, type HostLink, type LinkRefusal, renewalRefusal } from './host-link.rules.ts'

/** What the agreement to sign says of itself. */
export type Signable = Pick<Agreement, 'state' | 'signatures'>

/** `agreement` is the one to sign; null for the other purposes. */
export function landingPage(
  link: HostLink,
  { agreement, submitted }: { agreement: Signable | null; submitted: Submitted },
  ctx: Ctx,
) {
  const t = guestWords(ctx.language)
  const form = formState(ctx.language, submitted)
  return {
    title: t.hello(link.to.name),
    t,
    lead: link.purpose === 'pact' ? t.leadForStudent(link.place) : t.lead(link.place),
    tasks: agreement ? [signTask(link, agreement, ctx)] : recordTasks(link, ctx.language),
    facts: facts([
      [t.sentBy, { text: link.sender.name, note: link.sender.school }],
      [t.until, formatInstant(endOf(link), ctx.language)],
      [t.back, t.backHow],
    ]),
    leave: [postTo(t.leave, paths.guestLeaving(), { icon: 'it-logout' })],
    notMe: {
      lead: t.notMeLead(link.to.name),
      note: textarea(form, 'note', { label: t.note, hint: t.noteHint, rows: 3, maxlength: 500 }),
      action: paths.guestStranger(),
      open: submitted.problems !== undefined,
    },
  }
}

function recordTasks(link: HostLink, language: Language): Task[] {
  if (link.placementId && link.purpose === 'evaluation') return [evaluationTask(link, link.placementId, language)]
  if (link.placementId) return [paperTask(link, link.placementId, language)]
  const t = guestWords(language)
  const { partnerId } = link
  const task = (text: string, note: string, action: Action): Task => ({ text, note, status: null, action })
  const documents = (look: 'primary' | 'secondary') =>
    task(t.documents, t.documentsNote, linkTo(t.documentsButton, paths.partnerDocuments({ partnerId }), { look }))
  if (link.purpose === 'documents') return [documents('primary')]
  if (link.purpose === 'offer')
    return [task(t.offer, t.offerNote, linkTo(t.offerButton, paths.offers(), { look: 'primary' }))]
  const profile = linkTo(t.profileButton, paths.partner({ partnerId }), { look: 'primary' })
  const qualification = linkTo(t.qualificationButton, paths.partnerQualification({ partnerId }))
  return [
    task(t.profile, t.profileNote, profile),
    documents('secondary'),
    task(t.qualification, t.qualificationNote, qualification),
  ]
}

/** The evaluation by the host's tutor. */
function evaluationTask({ signedAt }: HostLink, placementId: string, language: Language): Task {
  const t = guestWords(language)
  return {
    text: signedAt ? t.evaluated : t.evaluate,
    note: signedAt ? t.evaluatedNote(formatInstant(signedAt, language)) : t.evaluateNote,
    status: null,
    action: linkTo(t.evaluateButton, paths.ownEvaluation({ placementId }), { look: 'primary' }),
  }
}

/** The pact for a parent, or the project for the host's tutor. */
function paperTask({ purpose, signedAt }: HostLink, placementId: string, language: Language): Task {
  const t = guestWords(language)
  const href = paths.paperSignature({ placementId, paper: purpose === 'pact' ? 'patto' : 'progetto' })
  return {
    text: signedAt ? t.paperSigned : purpose === 'pact' ? t.signPact : t.signProject,
    note: signedAt ? t.paperSignedNote(formatInstant(signedAt, language)) : t.signNote,
    status: null,
    action: linkTo(signedAt ? t.openPaper : t.signButton, href, { look: 'primary' }),
  }
}

function signTask(link: HostLink, agreement: Signable, { language }: Ctx): Task {
  const t = guestWords(language)
  const id = { agreementId: link.agreementId ?? '' }
  const read = linkTo(t.readButton, paths.agreement(id), { look: 'primary' })
  const signature = agreement.signatures.find(({ linkId }) => linkId === link._id)
  if (signature) {
    const when = formatInstant(signature.recordedAt, language)
    return { text: t.signed, note: t.signedNote(when), status: null, action: read }
  }
  if (agreement.signatures.some(({ party }) => party === link.party))
    return { text: t.alreadySigned(link.place), note: t.alreadySignedNote, status: null, action: read }
  if (agreement.state !== 'signing') return { text: t.closed, note: t.closedNote, status: null, action: read }
  const sign = linkTo(t.signButton, paths.agreementSignature(id), { look: 'primary' })
  return { text: t.sign, note: t.signNote, status: null, action: sign }
}

/** A signed-in person opens a link: they may be somebody else than who it was sent to. */
export function choicePage(link: HostLink, userName: string, language: Language) {
  const t = guestWords(language)
  const answer = (text: string, choice: 'guest' | 'stay') =>
    postTo(text, paths.guest(), { look: choice === 'guest' ? 'primary' : 'secondary', fields: { choice } })
  return {
    title: t.choose,
    lead: t.chooseLead(userName, link.to.name, link.place),
    note: t.chooseNote,
    actions: [answer(t.asGuest(link.to.name), 'guest'), answer(t.stay(userName), 'stay')],
  }
}

/** No link is open in this session. */
export function noLinkPage(language: Language) {
  const t = guestWords(language)
  return { title: t.noLink, message: t.noLinkLead, advice: [], actions: [] }
}

interface Broken {
  refusal: LinkRefusal
  link: HostLink | null
  secret: string
  /** Whom to write to when the sender is not known. */
  contactEmail: string | null
}

/** A link that opens nothing: why, whom to ask, and for an expired one a button that sends a new one. */
export function brokenGuestLinkPage({ refusal, link, secret, contactEmail }: Broken, now: Date, language: Language) {
  const t = guestWords(language)
  const message = refusal === 'link-expired' && link ? t[refusal](formatInstant(endOf(link), language)) : null
  const renewable = link !== null && renewalRefusal(link, now) === null
  return {
    title: t.broken,
    message: message ?? t[refusal === 'link-expired' ? 'link-unknown' : refusal],
    advice: [
      ...(renewable ? [t.renewLead(maskedEmail(link.to.email))] : []),
      link ? t.askSender(senderText(link)) : t['unknown-advice'],
      ...(contactEmail ? [t.askProgramme(contactEmail)] : []),
    ],
    actions: renewable ? [postTo(t.renew, paths.guestLink({ secret }), { look: 'primary' })] : [],
  }
}

export function senderText({ sender }: Pick<HostLink, 'sender'>): string {
  return sender.school ? `${sender.name} (${sender.school})` : sender.name
}

/** 'u…@officina.example': enough for its owner to recognise it, too little for a stranger to use it. */
export function maskedEmail(email: string): string {
  const [name = '', domain = ''] = email.split('@')
  return `${name.slice(0, 1)}…@${domain}`
}
