import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Problems, Typed } from '../platform/form.ts'
import type { District, MachineKind } from '../programme/programme.rules.ts'
import type { FormState } from '../web/form-parts.ts'
import { formState } from '../web/problem-texts.ts'
import type { Partner } from './partner.rules.ts'
import { placeWords } from './place.text.ts'

export interface PlaceSubmitted {
  typed?: Typed
  problems?: Problems
}

/** What the forms of sites, closures and spaces are made from. */
export interface PlaceForm {
  partner: Partner
  /** The one to change; null for a new one. */
  id: string | null
  /** The districts of the programme. */
  districts: readonly District[]
  machineKinds: readonly MachineKind[]
  /** What a new one starts with, as the address says it: the site, the room around it. */
  preset: Typed
  submitted: PlaceSubmitted
}

/** The state of a form: what was typed, else the record that is there, else what a new one starts with. */
export function placeFormState(ctx: Ctx, { submitted, preset }: PlaceForm, record: Typed | null): FormState {
  const typed = submitted.typed ?? record ?? preset
  return formState(ctx.language, { ...submitted, typed }, placeWords(ctx.language))
}

/** The last line of these forms: back to the places of the partner. */
export function placeSubmit(ctx: Ctx, partner: Pick<Partner, '_id'>) {
  const t = placeWords(ctx.language)
  return { text: t.save, cancel: { text: t.cancel, href: paths.partnerPlaces({ partnerId: partner._id }) } }
}
