import type { Express, NextFunction, Request, RequestHandler, Response } from 'express'
import { urlencoded } from 'express'
import multer from 'multer'
import { may } from '../access/access.ts'
import type { Permission } from '../access/permissions.ts'
import { paths } from '../paths.ts'
import { Forbidden, Refused } from '../platform/errors.ts'
import { type Path, withQuery } from '../platform/path.ts'
import { contextOf } from './context.ts'
import { checkCsrf } from './security.ts'

export type Gate = Permission | 'signedIn' | 'anyone'
export type Handler = (req: Request, res: Response) => Promise<void> | void

/** A line of the URL table. */
export interface Route {
  readonly method: 'get' | 'post'
  readonly pattern: string
  readonly gate: Gate
  readonly handler: Handler
  /** The form carries a file in the field `file`. */
  readonly upload: boolean
}

const uploadLimit = 5 * 1024 * 1024

export function get(path: Path, gate: Gate, handler: Handler): Route {
  return { method: 'get', pattern: path.pattern, gate, handler, upload: false }
}

export function post(path: Path, gate: Gate, handler: Handler): Route {
  return { method: 'post', pattern: path.pattern, gate, handler, upload: false }
}

/** A form with one file (field `file`, at most 5 MB, kept in memory): `req.file`. */
export function upload(path: Path, gate: Gate, handler: Handler): Route {
  return { method: 'post', pattern: path.pattern, gate, handler, upload: true }
}

/** Puts every line on the application: gate first, then the body, then the CSRF check; no POST can escape it. */
export function mount(app: Express, routes: readonly Route[]): void {
  for (const route of routes) {
    const steps = route.method === 'get' ? [] : [route.upload ? oneFile : form, checkCsrf]
    app[route.method](route.pattern, door(route.gate), ...steps, (req, res) => route.handler(req, res))
  }
}

const form = urlencoded({ extended: false, limit: '300kb', parameterLimit: 3000 })

const storage = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: uploadLimit, files: 1, fields: 50, fieldSize: 20_000, parts: 60 },
}).single('file')

const oneFile: RequestHandler = (req, res, next) => {
  void storage(req, res, (error: unknown) => {
    if (!error) return next()
    const tooLarge = error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE'
    next(new Refused(tooLarge ? 'file-too-large' : 'upload-failed'))
  })
}

/** Strangers are sent to sign in; people without the permission get 403. */
function door(gate: Gate): RequestHandler {
  return (req: Request, res: Response, next: NextFunction) => {
    if (gate === 'anyone') return next()
    if (!req.user) return signInFirst(req, res)
    if (gate !== 'signedIn' && !may(contextOf(req).actor, gate)) throw new Forbidden(gate)
    next()
  }
}

function signInFirst(req: Request, res: Response): void {
  const back = req.method === 'GET' && req.originalUrl !== '/' ? req.originalUrl : ''
  res.redirect(req.method === 'GET' ? 302 : 303, withQuery(paths.signIn(), { ritorno: back }))
}
