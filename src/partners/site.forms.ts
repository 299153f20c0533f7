import { z } from 'zod'
import { checkedOrEmpty } from '../identifiers/identifier.forms.ts'
import { checkPostcode } from '../identifiers/postcode.rules.ts'
import { fields, type Read, readForm } from '../platform/form.ts'
import type { PartnerSite, SiteAddress } from './partner.rules.ts'
import { parsePosition, type Position } from './place-position.rules.ts'

export type SiteFacts = Omit<PartnerSite, 'id' | 'opening'>

/** The fields of an address, for the form of a site and that of a new partner. */
export const siteAddressShape = {
  siteName: fields.text(80),
  address: fields.text(160),
  postcode: checkedOrEmpty('postcode', checkPostcode).pipe(z.string('required')),
  town: fields.text(80),
  district: fields.optionalText(80),
}

const site = z.object({
  ...siteAddressShape,
  id: fields.optionalText(64),
  position: fields.optionalText(500).transform((typed, ctx): Position | null => {
    if (typed === null) return null
    const read = parsePosition(typed)
    if ('position' in read) return read.position
    ctx.issues.push({ code: 'custom', message: read.problem, input: typed })
    return z.NEVER
  }),
  accessible: fields.checked(),
})

/** A site: with an id one that is there, without a new one. */
export function readSite(body: unknown): Read<{ id: string | null; facts: SiteFacts }> {
  const read = readForm(site, body)
  if (!read.ok) return read
  const { id, position, accessible } = read.value
  return { ok: true, value: { id, facts: { ...siteAddressOf(read.value), position, accessible } } }
}

type AddressRead = z.infer<z.ZodObject<typeof siteAddressShape>>

/** The address that `siteAddressShape` has read. */
export function siteAddressOf({ siteName, address, postcode, town, district }: AddressRead): SiteAddress {
  return { name: siteName, address, postcode, town, district }
}
