import type { Express, NextFunction, Request, RequestHandler, Response } from 'express'
import { urlencoded } from 'express'
import { may } from '../access/access.ts'
import type { Permission } from '../access/permissions.ts'
import { paths } from '../paths.ts'
import { Forbidden } from '../platform/errors.ts'
import { type Path, withQuery } from '../platform/path.ts'
import { contextOf } from './context.ts'
import { checkCsrf } from './security.ts'
import { oneFile } from './upload.ts'
import { usualUpload } from './upload-limits.ts'

export type Gate = Permission | 'signedIn' | 'anyone'
export type Handler = (req: Request, res: Response) => Promise<void> | void

/** A line of the URL table. */
export interface Route {
  readonly method: 'get' | 'post'
  readonly pattern: string
  readonly gate: Gate
  readonly handler: Handler
  /** The form carries a file in the field `file`, of at most so many bytes; null: it carries none. */
  readonly upload: number | null
}

export function get(path: Path, gate: Gate, handler: Handler): Route {
  return { method: 'get', pattern: path.pattern, gate, handler, upload: null }
}

export function post(path: Path, gate: Gate, handler: Handler): Route {
  return { method: 'post', pattern: path.pattern, gate, handler, upload: null }
}

/**
 * A form with one file (field `file`, at most 5 MB or `most` bytes, kept in memory): `req.file`. The handler asks
 * `uploadProblems` (upload.ts) first, which says when the file was too large or did not arrive.
 */
// oxlint-disable-next-line max-params -- the fourth is for the few forms that take larger files
export function upload(path: Path, gate: Gate, handler: Handler, { most = usualUpload } = {}): Route {
  return { method: 'post', pattern: path.pattern, gate, handler, upload: most }
}

/** Puts every line on the application: gate first, then the body, then the CSRF check; no POST can escape it. */
export function mount(app: Express, routes: readonly Route[]): void {
  for (const route of routes) {
    const steps = route.method === 'get' ? [] : [route.upload === null ? form : oneFile(route.upload), checkCsrf]
    app[route.method](route.pattern, door(route.gate), ...steps, (req, res) => route.handler(req, res))
  }
}

const form = urlencoded({ extended: false, limit: '300kb', parameterLimit: 3000 })

/** Strangers are sent to sign in; people without the permission get 403. */
function door(gate: Gate): RequestHandler {
  return (req: Request, res: Response, next: NextFunction) => {
    if (gate === 'anyone') return next()
    if (!req.user && (gate === 'signedIn' || !req.guest)) return signInFirst(req, res)
    if (gate !== 'signedIn' && !may(contextOf(req).actor, gate)) throw new Forbidden(gate)
    next()
  }
}

function signInFirst(req: Request, res: Response): void {
  // Who acts by a link has no account: its own first page is that of the link.
  if (req.guest) return res.redirect(req.method === 'GET' ? 302 : 303, paths.guest())
  const back = req.method === 'GET' && req.originalUrl !== '/' ? req.originalUrl : ''
  res.redirect(req.method === 'GET' ? 302 : 303, withQuery(paths.signIn(), { ritorno: back }))
}
