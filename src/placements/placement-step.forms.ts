import { z } from 'zod'
import { fields, type Read, readForm } from '../platform/form.ts'
import { consentMeans, type HostConsent } from './placement.rules.ts'

/** How a school hears a yes; on its own page the host says it itself. */
export const heardMeans = consentMeans.filter((each) => each !== 'page')

const consent = z.object({
  name: fields.text(120),
  on: fields.day(),
  means: fields.oneOf(heardMeans),
})
/** Who said yes for the host, when and by what means. */
export const readConsent = (body: unknown): Read<HostConsent> => readForm(consent, body)

const why = z.object({ reason: fields.longText(500) })
/** Why a placement is suspended, or a proposal declined. */
export const readReason = (body: unknown): Read<z.infer<typeof why>> => readForm(why, body)
