import type { Request, Response } from 'express'
import { crumbsTo } from '../partners/partner-crumbs.pages.ts'
import { findPartner } from '../partners/partner.service.ts'
import { paths } from '../paths.ts'
import { parseDay } from '../platform/day.ts'
import { Refused } from '../platform/errors.ts'
import { refusedForm } from '../platform/form.ts'
import { newId } from '../platform/id.ts'
import { contextOf, pageNumber, param, queryText } from '../web/context.ts'
import { exportFormat, sendList } from '../web/export.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { contactPage, type Submitted } from './contact-form.pages.ts'
import { type ContactSearch, contactsPerPage, listContacts, schoolsInLog } from './contact-list.service.ts'
import { readContact, readCorrection } from './contact.forms.ts'
import { contactLogPage, type LogSearch, partnerContactsPage } from './contact.pages.ts'
import { outcomes } from './contact.rules.ts'
import { addContact, callingSchool, cautionsAbout, correctContact, findContact } from './contact.service.ts'
import { contactsSheet } from './contact.sheet.ts'
import { contactWords } from './contact.text.ts'

export const contactRoutes: Route[] = [
  get(paths.partnerContactLog, 'contact.view', (req, res) => showPartnerContacts(req, res, {})),
  post(paths.partnerContactLog, 'contact.log', saveNew),
  get(paths.contactLog, 'contact.view', showLog),
  get(paths.contactEdit, 'contact.log', (req, res) => showContact(req, res, {})),
  post(paths.contactEdit, 'contact.log', saveCorrection),
]

async function showPartnerContacts(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const partner = await findPartner(ctx, 'partner.view', param(req, 'partnerId'))
  if (exportFormat(req)) return sendContacts(req, res, { partnerId: partner._id })
  const page = pageNumber(req)
  const [found, cautions] = await Promise.all([
    listContacts(ctx, { partnerId: partner._id, page }),
    cautionsAbout(ctx, partner._id),
  ])
  const around = { partner, cautions, schoolId: callingSchool(ctx), key: newId(), submitted }
  const shown = partnerContactsPage({ ...found, ...around, page, perPage: contactsPerPage }, ctx)
  show(res, 'contact-log/partner', shown, { status: submitted.problems ? 422 : 200, crumbs: crumbsTo(partner, ctx) })
}

async function saveNew(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const partnerId = param(req, 'partnerId')
  const read = readContact(req.body, ctx.today)
  if (!read.ok) return showPartnerContacts(req, res, read)
  const { key, facts } = read.value
  try {
    await addContact(ctx, { partnerId, key }, facts)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return showPartnerContacts(req, res, refusedForm(req.body, { form: error.reasons[0] ?? 'not-valid' }))
  }
  notify(req, 'success', contactWords(req.language).added)
  goTo(res, paths.partnerContactLog({ partnerId }))
}

async function showLog(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const search: LogSearch = {
    q: queryText(req, 'q'),
    istituto: queryText(req, 'istituto'),
    esito: queryText(req, 'esito'),
    miei: queryText(req, 'miei'),
    entro: queryText(req, 'entro'),
  }
  if (exportFormat(req)) return sendContacts(req, res, searchOf(search))
  const page = pageNumber(req)
  const [found, schools] = await Promise.all([listContacts(ctx, { ...searchOf(search), page }), schoolsInLog(ctx)])
  show(res, 'contact-log/list', contactLogPage({ ...found, search, schools, page, perPage: contactsPerPage }, ctx))
}

async function sendContacts(req: Request, res: Response, search: Omit<ContactSearch, 'page'>): Promise<void> {
  const ctx = contextOf(req)
  await sendList(req, res, contactsSheet(await listContacts(ctx, { ...search, page: null }), ctx))
}

/** Nonsense in the address filters nothing. */
function searchOf({ q, istituto, esito, miei, entro }: LogSearch): Omit<ContactSearch, 'page'> {
  const outcome = outcomes.find((each) => each === esito)
  const callBy = parseDay(entro)
  return {
    q,
    school: istituto,
    mine: miei === 'si',
    ...(outcome ? { outcome } : {}),
    ...(callBy ? { callBy } : {}),
  }
}

async function showContact(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const entry = await findContact(ctx, 'contact.log', param(req, 'contactId'))
  const partner = await findPartner(ctx, 'partner.view', entry.partnerId)
  const page = contactPage(ctx, { entry, partnerName: partner.name, submitted })
  show(res, 'contact-log/edit', page, { status: submitted.problems ? 422 : 200, crumbs: crumbsTo(partner, ctx) })
}

async function saveCorrection(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const contactId = param(req, 'contactId')
  const read = readCorrection(req.body, ctx.today)
  if (!read.ok) return showContact(req, res, read)
  try {
    await correctContact(ctx, contactId, read.value)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return showContact(req, res, refusedForm(req.body, { form: error.reasons[0] ?? 'not-valid' }))
  }
  const { partnerId } = await findContact(ctx, 'contact.log', contactId)
  notify(req, 'success', contactWords(req.language).saved)
  goTo(res, paths.partnerContactLog({ partnerId }))
}
