import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { tried as triedBeside } from '../web/refusal.ts'
import { goTo, notify } from '../web/show.ts'
import type { Submitted } from './agreement-form.pages.ts'
import { sentencesOf } from './agreement-next.pages.ts'
import { agreementRefusals } from './agreement-refusal.text.ts'
import type { Agreement } from './agreement.rules.ts'

/** Beside which field of a form each refusal stands; the others stand above it. */
const places: Readonly<Record<string, string>> = {
  'ends-before-it-begins': 'to',
  'longer-than-allowed': 'to',
  'already-over': 'to',
  'number-taken': 'number',
  'registered-before-signed': 'date',
  'date-in-the-future': 'date',
  'end-in-the-past': 'on',
  'end-not-earlier': 'on',
  'long-before-the-start': 'on',
  'not-the-addressee': 'name',
  'declaration-missing': 'declaration',
}

/** Does it, or gives the refusal as problems of the form of an agreement; `elsewhere` says where this one differs. */
export function tried(req: Request, work: () => Promise<unknown>, elsewhere: Readonly<Record<string, string>> = {}) {
  return triedBeside(req, work, { ...places, ...elsewhere })
}

/** For a button: says on the next page how it went. */
export async function told(req: Request, success: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
    notify(req, 'success', success)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    notify(req, 'error', sentencesOf(error.reasons, req.language).join(' '))
  }
}

interface Turned {
  agreement: Pick<Agreement, '_id'>
  submitted: Submitted
  reason: keyof ReturnType<typeof agreementRefusals>
}

/** To the page of the agreement, since its form does not fit any more; whoever sent the form is told why. */
export function turnBack(req: Request, res: Response, { agreement, submitted, reason }: Turned): void {
  if (submitted.problems) notify(req, 'error', agreementRefusals(req.language)[reason])
  goTo(res, paths.agreement({ agreementId: agreement._id }))
}
