import type { Request, Response } from 'express'
import { taxCodeMismatches } from '../identifiers/tax-code-person.rules.ts'
import { paths } from '../paths.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { refusedForm, typedOf } from '../platform/form.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { readContact, readRepresentative } from './contact.forms.ts'
import { contactPage, representativePage } from './contact.pages.ts'
import { addContact, editContact, saveRepresentative } from './contact.service.ts'
import { contactWords } from './contact.text.ts'
import { crumbsTo } from './partner-crumbs.pages.ts'
import type { Submitted } from './partner-form.pages.ts'
import { findPartner } from './partner.service.ts'
import type { Representative } from './profile.rules.ts'

/** Contacts: the gate is for adding; changing what is there asks for `partner.edit` as well. */
export const partnerContactRoutes: Route[] = [
  get(paths.partnerContacts, 'partner.extend', (req, res) => showContact(req, res, {})),
  post(paths.partnerContacts, 'partner.extend', saveContact),
  get(paths.partnerRepresentative, 'partner.edit', (req, res) => showRepresentative(req, res, {})),
  post(paths.partnerRepresentative, 'partner.edit', storeRepresentative),
]

/** Which contact the address or the form is about; null for a new one. */
function chosenIn(req: Request): string | null {
  const typed = typedOf(req.body)['id']
  const id = typeof typed === 'string' ? typed : queryText(req, 'referente')
  return id === '' ? null : id
}

async function showContact(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const id = chosenIn(req)
  const partner = await findPartner(ctx, id ? 'partner.edit' : 'partner.extend', param(req, 'partnerId'))
  const contact = partner.contacts.find((each) => each.id === id) ?? null
  if (id && !contact) throw new NotFound(`contact ${id}`)
  const page = contactPage(partner, ctx, { contact, submitted })
  const crumbs = crumbsTo(partner, ctx)
  show(res, 'partners/contact', page, { status: submitted.problems ? 422 : 200, crumbs })
}

async function saveContact(req: Request, res: Response): Promise<void> {
  const read = readContact(req.body)
  if (!read.ok) return showContact(req, res, read)
  const { id, facts } = read.value
  const partnerId = param(req, 'partnerId')
  try {
    const ctx = contextOf(req)
    await (id ? editContact(ctx, partnerId, { ...facts, id }) : addContact(ctx, partnerId, facts))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return showContact(req, res, refusedForm(req.body, { form: error.reasons[0] ?? 'not-valid' }))
  }
  notify(req, 'success', contactWords(req.language).contactSaved)
  goTo(res, paths.partner({ partnerId }))
}

async function showRepresentative(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const partner = await findPartner(ctx, 'partner.edit', param(req, 'partnerId'))
  const crumbs = crumbsTo(partner, ctx)
  const status = submitted.problems ? 422 : 200
  show(res, 'partners/representative', representativePage(partner, ctx, submitted), { status, crumbs })
}

async function storeRepresentative(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const partnerId = param(req, 'partnerId')
  const { identifiers } = await findPartner(ctx, 'partner.edit', partnerId)
  const read = readRepresentative(req.body, { today: ctx.today, numbers: identifiers })
  if (!read.ok) return showRepresentative(req, res, read)
  try {
    await saveRepresentative(ctx, partnerId, read.value)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return showRepresentative(req, res, refusedForm(req.body, { form: error.reasons[0] ?? 'not-valid' }))
  }
  const t = contactWords(req.language)
  notify(req, 'success', t.representativeSaved)
  if (birthDiffers(req, read.value)) notify(req, 'warning', t.taxCodeDiffers)
  goTo(res, paths.partner({ partnerId }))
}

/** A code that says another day is stored all the same: the one in the person's hands holds. */
function birthDiffers(req: Request, { taxCode, birthDay }: Representative): boolean {
  if (!taxCode || !birthDay) return false
  return taxCodeMismatches(taxCode, { day: birthDay }, contextOf(req).today).length > 0
}
