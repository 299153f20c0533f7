import type { Request, Response } from 'express'
import { z } from 'zod'
import { listPartners } from '../partners/partner-list.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { partnerWords } from '../partners/partner.text.ts'
import { paths } from '../paths.ts'
import { Invalid, Refused } from '../platform/errors.ts'
import { fields, readForm } from '../platform/form.ts'
import { withQuery } from '../platform/path.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { chooseOtherPage, mergePage } from './partner-merge.pages.ts'
import { mergePartners, previewMerge } from './partner-merge.service.ts'
import { mergeWords } from './partner-merge.text.ts'

export const partnerMergeRoutes: Route[] = [
  get(paths.partnerMerge, 'partner.merge', showMerge),
  post(paths.partnerMerge, 'partner.merge', merge),
]

/** Without the other record in the address: looking for it. */
async function showMerge(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const keepId = param(req, 'partnerId')
  const goneId = queryText(req, 'con')
  const crumbs = [{ text: partnerWords(req.language).partners, href: paths.partners() }]
  if (goneId)
    return show(res, 'partner-merges/merge', mergePage(await previewMerge(ctx, { keepId, goneId }), ctx), { crumbs })
  const partner = await findPartner(ctx, 'partner.merge', keepId)
  const q = queryText(req, 'q')
  const { partners } = await listPartners(ctx, { q: q || partner.name.split(' ').slice(0, 1).join(' '), page: 1 })
  show(res, 'partner-merges/choose', chooseOtherPage(partner, ctx, { q, found: partners }), { crumbs })
}

const other = z.object({ goneId: fields.id() })

async function merge(req: Request, res: Response): Promise<void> {
  const keepId = param(req, 'partnerId')
  await findPartner(contextOf(req), 'partner.merge', keepId)
  const read = readForm(other, req.body)
  if (!read.ok) throw new Invalid(read.problems)
  const { goneId } = read.value
  const t = mergeWords(req.language)
  try {
    await mergePartners(contextOf(req), { keepId, goneId })
    notify(req, 'success', t.merged)
    goTo(res, paths.partner({ partnerId: keepId }))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const sentences = t as unknown as Readonly<Record<string, string>>
    notify(req, 'error', error.reasons.map((reason) => sentences[reason] ?? reason).join(' '))
    goTo(res, withQuery(paths.partnerMerge({ partnerId: keepId }), { con: goneId }))
  }
}
