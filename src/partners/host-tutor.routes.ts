import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { Invalid, NotFound, Refused } from '../platform/errors.ts'
import { refusedForm, typedOf } from '../platform/form.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import { readTutor } from './host-tutor.forms.ts'
import { tutorPage } from './host-tutor.pages.ts'
import { addTutor, editTutor, inviteTutor } from './host-tutor.service.ts'
import { crumbsTo } from './partner-crumbs.pages.ts'
import type { Submitted } from './partner-form.pages.ts'
import { readChosen } from './partner.forms.ts'
import { findPartner } from './partner.service.ts'
import { partnerWords } from './partner.text.ts'

/** Tutors: the gate is for adding; changing what is there asks for `partner.edit` as well. */
export const hostTutorRoutes: Route[] = [
  get(paths.partnerTutors, 'partner.extend', (req, res) => showTutor(req, res, {})),
  post(paths.partnerTutors, 'partner.extend', saveTutor),
  post(paths.partnerInvitation, 'account.invite-host', invite),
]

/** Which tutor the address or the form is about; null for a new one. */
function chosenIn(req: Request): string | null {
  const typed = typedOf(req.body)['id']
  const id = typeof typed === 'string' ? typed : queryText(req, 'tutor')
  return id === '' ? null : id
}

/** The form of a tutor: a new one, or the one that the address names. */
async function showTutor(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const id = chosenIn(req)
  const partner = await findPartner(ctx, id ? 'partner.edit' : 'partner.extend', param(req, 'partnerId'))
  const tutor = partner.tutors.find((each) => each.id === id) ?? null
  if (id && !tutor) throw new NotFound(`tutor ${id}`)
  const page = tutorPage(partner, ctx, { tutor, submitted })
  show(res, 'partners/tutor', page, { status: submitted.problems ? 422 : 200, crumbs: crumbsTo(partner, ctx) })
}

async function saveTutor(req: Request, res: Response): Promise<void> {
  const read = readTutor(req.body)
  if (!read.ok) return showTutor(req, res, read)
  const { id, facts } = read.value
  const ctx = contextOf(req)
  const partnerId = param(req, 'partnerId')
  try {
    await (id ? editTutor(ctx, partnerId, { ...facts, id }) : addTutor(ctx, partnerId, facts))
    leave(req, res, partnerWords(req.language).tutorSaved)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await showTutor(req, res, refusedForm(req.body, { form: error.reasons[0] ?? 'not-valid' }))
  }
}

async function invite(req: Request, res: Response): Promise<void> {
  const t = partnerWords(req.language)
  const { _id } = await findPartner(contextOf(req), 'account.invite-host', param(req, 'partnerId'))
  const read = readChosen(req.body)
  if (!read.ok) throw new Invalid(read.problems)
  try {
    const chosen = { partnerId: _id, tutorId: read.value.id }
    const sent = await inviteTutor(contextOf(req), chosen, configOf(req).publicUrl)
    leave(req, res, sent ? t.invitationSent : t.alreadySignsIn)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    leaveRefused(req, res, error)
  }
}

function leave(req: Request, res: Response, text: string): void {
  notify(req, 'success', text)
  goTo(res, paths.partner({ partnerId: param(req, 'partnerId') }))
}

function leaveRefused(req: Request, res: Response, error: Refused): void {
  const sentences = partnerWords(req.language) as unknown as Readonly<Record<string, string>>
  notify(req, 'error', error.reasons.map((reason) => sentences[reason] ?? reason).join(' '))
  goTo(res, paths.partner({ partnerId: param(req, 'partnerId') }))
}
