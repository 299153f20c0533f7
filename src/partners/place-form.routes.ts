import type { Request, Response } from 'express'
import type { Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { paths } from '../paths.ts'
import { Invalid, NotFound, Refused } from '../platform/errors.ts'
import { type Read, refusedForm, type Typed, typedOf } from '../platform/form.ts'
import type { Path } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { formState } from '../web/problem-texts.ts'
import { problemsOf } from '../web/refusal.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, type Page, show } from '../web/show.ts'
import { crumbsTo } from './partner-crumbs.pages.ts'
import { readChosen } from './partner.forms.ts'
import type { Partner } from './partner.rules.ts'
import { findPartner } from './partner.service.ts'
import type { PlaceForm, PlaceSubmitted } from './place-form.pages.ts'
import { type PlaceWords, placeWords } from './place.text.ts'

/** What the addresses of sites, opening hours, closures and spaces have in common: one form to add or change one. */
export interface PlaceRoutes<Value extends { id: string | null }> {
  path: Path<`/enti/:partnerId/${string}`>
  /** The gate, and what a new one asks for; changing what is there asks for `partner.edit` in any case. */
  gate: Extract<Permission, 'partner.extend' | 'partner.edit'>
  /** The parameter of the address that names the one to change. */
  named: string
  template: string
  /** The page; null when what the address names is not there. */
  page: (ctx: Ctx, of: PlaceForm) => Page | null
  /** What a new one starts with. */
  preset?: (req: Request) => Typed
  read: (body: unknown) => Read<Value>
  save: (ctx: Ctx, partnerId: string, value: Value) => Promise<void>
  saved: (t: PlaceWords) => string
  /** Beside which field a refusal is said; the others stand above the form. */
  beside?: Readonly<Record<string, string>>
  removal?: Removal
}

interface Removal {
  remove: (ctx: Ctx, partnerId: string, id: string) => Promise<void>
  removed: (t: PlaceWords) => string
  /** A refusal in words that name what is in the way. */
  refused: (partner: Partner, id: string, language: Language) => string | null
}

/** The address of the form: to show it, to save it, and to take away what it is about. */
export function placeRoutes<Value extends { id: string | null }>(of: PlaceRoutes<Value>): Route[] {
  return [
    get(of.path, of.gate, (req, res) => showForm(req, res, { of, submitted: {} })),
    post(of.path, of.gate, answer),
  ]

  async function answer(req: Request, res: Response): Promise<void> {
    if (of.removal && typedOf(req.body)['remove'] === 'yes') return takeAway(req, res, of.removal)
    const read = of.read(req.body)
    if (!read.ok) return showForm(req, res, { of, submitted: read })
    try {
      await of.save(contextOf(req), param(req, 'partnerId'), read.value)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return showForm(req, res, { of, submitted: refusedForm(req.body, problemsOf(error.reasons, of.beside)) })
    }
    notify(req, 'success', of.saved(placeWords(req.language)))
    goTo(res, paths.partnerPlaces({ partnerId: param(req, 'partnerId') }))
  }
}

interface Showing {
  of: Pick<PlaceRoutes<never>, 'gate' | 'named' | 'template' | 'page' | 'preset'>
  submitted: PlaceSubmitted
}

async function showForm(req: Request, res: Response, { of, submitted }: Showing): Promise<void> {
  const ctx = contextOf(req)
  const typed = typedOf(req.body)['id']
  const id = (typeof typed === 'string' ? typed : queryText(req, of.named)) || null
  const partner = await findPartner(ctx, id ? 'partner.edit' : of.gate, param(req, 'partnerId'))
  const { districts, machineKinds } = await currentProgramme()
  const page = of.page(ctx, { partner, id, districts, machineKinds, preset: of.preset?.(req) ?? {}, submitted })
  if (!page) throw new NotFound(`${of.named} ${id}`)
  show(res, of.template, page, { status: submitted.problems ? 422 : 200, crumbs: crumbsTo(partner, ctx) })
}

async function takeAway(req: Request, res: Response, { remove, removed, refused }: Removal): Promise<void> {
  const ctx = contextOf(req)
  const t = placeWords(req.language)
  const partnerId = param(req, 'partnerId')
  const read = readChosen(req.body)
  if (!read.ok) throw new Invalid(read.problems)
  try {
    await remove(ctx, partnerId, read.value.id)
    notify(req, 'success', removed(t))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const partner = await findPartner(ctx, 'partner.view', partnerId)
    const said = error.reasons.map((reason) => formState(req.language, {}, t).say(reason)).join(' ')
    notify(req, 'error', refused(partner, read.value.id, req.language) ?? said)
  }
  goTo(res, paths.partnerPlaces({ partnerId }))
}
