import type { Request, RequestHandler } from 'express'
import multer from 'multer'
import { Invalid, Refused } from '../platform/errors.ts'
import { type Problems, typedOf } from '../platform/form.ts'
import type { UploadRefusal } from './upload-limits.ts'

const limits = { files: 1, fields: 100, fieldSize: 20_000, parts: 110 }
// What the fields and the lines between them may add to the file.
const besides = limits.fields * limits.fieldSize

/**
 * Reads a form with one file (field `file`) of at most `most` bytes into memory: `req.file` and `req.body`. A larger one
 * is refused as soon as that is known, from the length announced or from what has come; what still comes is thrown away,
 * so that the browser gets to read the answer. The handler then finds `req.uploadRefusal` and no file, but what
 * was typed above the file; without the token of the form, which stands above it too, it is not called.
 */
export function oneFile(most: number): RequestHandler {
  return (req, res, next) => {
    req.uploadMost = most
    let answered = false
    const answer = (error?: unknown) => {
      if (answered) return
      answered = true
      if (!error) return next()
      req.uploadRefusal = isTooLarge(error) ? 'file-too-large' : 'upload-failed'
      delete req.file
      next(typedOf(req.body)['_csrf'] === undefined ? errorOf(req.uploadRefusal) : undefined)
    }
    // A connection that ends with the answer would be cut while the file still comes, and the answer with it be lost.
    const refuse = res.shouldKeepAlive ? answer : () => {}
    const read = multer({ storage: memory(most, refuse), limits }).single('file')
    void read(req, res, answer)
  }
}

/** Keeps the file while it is small enough; `refuse` answers at once, `done` once the rest has been thrown away. */
function memory(most: number, refuse: (error: unknown) => void): multer.StorageEngine {
  return {
    _handleFile(req, file, done) {
      const tooLarge = new multer.MulterError('LIMIT_FILE_SIZE', file.fieldname)
      const parts: Buffer[] = []
      let size = 0
      const stop = () => {
        parts.length = 0
        refuse(tooLarge)
        done(tooLarge)
      }
      if (Number(req.headers['content-length'] ?? 0) > most + besides) return stop()
      file.stream.on('data', (part: Buffer) => {
        if (size > most) return
        size += part.length
        if (size > most) stop()
        else parts.push(part)
      })
      file.stream.on('end', () => {
        if (size <= most) done(null, { buffer: Buffer.concat(parts), size })
      })
    },
    _removeFile: (_req, _file, done) => done(null),
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE'
}

function errorOf(refusal: UploadRefusal): Error {
  return refusal === 'file-too-large' ? new Refused(refusal) : new Invalid({ file: refusal })
}

/** What is wrong with the file of a form, in the shape of `problems`: too large, not arrived, or not chosen. */
export function uploadProblems(req: Request): Problems {
  if (req.uploadRefusal) return { file: req.uploadRefusal }
  return req.file ? {} : { file: 'file-required' }
}

/** The status of a page that shows a refused form again. */
export function refusedStatus(req: Request): 413 | 422 {
  return req.uploadRefusal === 'file-too-large' ? 413 : 422
}

/** The name a file was sent with. Browsers send it in UTF-8, and the form reader takes it for Latin-1. */
export function sentName({ originalname }: Express.Multer.File): string {
  const utf8 = Buffer.from(originalname, 'latin1').toString('utf8')
  return utf8.includes('\ufffd') ? originalname : utf8
}
