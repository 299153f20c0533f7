import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { schoolNames } from '../schools/school.service.ts'
import { param, queryText } from '../web/context.ts'
import { countAttempt, type Limit } from '../web/rate-limit.ts'
import { get, type Route } from '../web/route.ts'
import { goTo, show } from '../web/show.ts'
import { askCodePage, verifiedPage } from './verification.pages.ts'
import { readCode } from './verification.rules.ts'
import { verifyRegister } from './verification.service.ts'

export const verificationRoutes: Route[] = [
  get(paths.verification, 'anyone', askCode),
  get(paths.registerVerification, 'anyone', showVerified),
]

// A school may verify many registers from one address; who tries codes that open nothing is stopped much sooner.
const verifications: Limit = { name: 'verification', points: 300, seconds: 15 * 60 }
const wrongCodes: Limit = { name: 'verification-wrong', points: 30, seconds: 15 * 60 }

function addressOf(req: Request): string {
  return req.ip ?? 'unknown'
}

function askCode(req: Request, res: Response): void {
  const typed = queryText(req, 'codice')
  if (typed === '') return show(res, 'registers/ask-code', askCodePage(req.language))
  const code = readCode(typed)
  if (code) return goTo(res, paths.registerVerification({ code }))
  const submitted = { typed: { codice: typed }, problems: { codice: 'not-a-code' } }
  show(res, 'registers/ask-code', askCodePage(req.language, submitted), { status: 422 })
}

async function showVerified(req: Request, res: Response): Promise<void> {
  const typed = param(req, 'code')
  const code = readCode(typed)
  await countAttempt(verifications, addressOf(req))
  const found = code ? await verifyRegister(code) : null
  if (!found) {
    await countAttempt(wrongCodes, addressOf(req))
    const submitted = { typed: { codice: typed }, problems: { codice: code ? 'code-unknown' : 'not-a-code' } }
    return show(res, 'registers/ask-code', askCodePage(req.language, submitted), { status: 404 })
  }
  const names = found.schoolId ? await schoolNames([found.schoolId]) : null
  const schoolName = found.schoolId ? (names?.get(found.schoolId) ?? null) : null
  show(res, 'registers/verified', verifiedPage(found, schoolName, req.language))
}
