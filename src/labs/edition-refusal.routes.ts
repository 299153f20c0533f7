import type { Request } from 'express'
import { Refused } from '../platform/errors.ts'
import { notify } from '../web/show.ts'
import { editionFormWords } from './edition-form.text.ts'
import { editionNextWords } from './edition-next.text.ts'

/** Beside which field of a form each refusal stands; the others stand above it. */
export const fieldOf: Readonly<Record<string, string>> = {
  'ends-before-it-begins': 'to',
  'outside-school-year': 'to',
  'already-over': 'to',
  'sessions-outside-period': 'to',
  'no-such-site': 'siteId',
  'sessions-at-site': 'siteId',
  'room-elsewhere': 'rooms',
  'machine-elsewhere': 'machines',
  'staff-not-in-office': 'staff',
  'staff-twice': 'staff',
  'slot-reversed': 'pattern',
  'slots-overlap': 'pattern',
  'seats-above-module': 'seats',
  'seats-above-rooms': 'seats',
  'seats-above-tutors': 'seats',
  'seats-below-taken': 'seats',
  'minimum-above-seats': 'minimum',
  'minimum-by-late': 'minimumBy',
  'enrol-until-late': 'enrolUntil',
  'code-taken': 'code',
  'reason-missing': 'reason',
}

/** For a button, which has no fields: says on the next page how it went. */
export async function told(req: Request, success: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
    notify(req, 'success', success)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const sentences: Readonly<Record<string, unknown>> = {
      ...editionFormWords(req.language),
      ...editionNextWords(req.language),
    }
    const said = error.reasons.map((reason) => sentences[reason]).filter((each) => typeof each === 'string')
    notify(req, 'error', said.join(' '))
  }
}
