import { csrfSync } from 'csrf-sync'
import type { Request } from 'express'
import helmet from 'helmet'
import { typedOf } from '../platform/form.ts'

interface Outside {
  https: boolean
  /** Where the map gets its background from, as Leaflet writes it; null: nowhere. */
  tilesUrl: string | null
}

/**
 * Only our own files: no inline script, no inline style, nothing from elsewhere, but for the pictures of the map where
 * the installation has chosen a server for them. HSTS only behind TLS.
 */
export function securityHeaders({ https, tilesUrl }: Outside) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:', ...(tilesUrl ? [tilesOrigin(tilesUrl)] : [])],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'base-uri': ["'none'"],
      },
    },
    strictTransportSecurity: https,
    referrerPolicy: { policy: 'same-origin' },
  })
}

/** 'https://{s}.tile.example/{z}/{x}/{y}.png' is asked for at 'https://*.tile.example'. */
export function tilesOrigin(tilesUrl: string): string {
  const [scheme = '', host = ''] = tilesUrl.split('/').filter(Boolean)
  return `${scheme}//${host.replaceAll('{s}', '*')}`
}

const csrf = csrfSync({
  getTokenFromRequest: (req) => {
    const token = typedOf(req.body)['_csrf']
    return typeof token === 'string' ? token : undefined
  },
  size: 32,
})

export const checkCsrf = csrf.csrfSynchronisedProtection

/** Makes the token on first use: a page without a form does not start a session. */
export function csrfToken(req: Request): string {
  return csrf.generateToken(req)
}

export function isCsrfError(error: unknown): boolean {
  return error === csrf.invalidCsrfTokenError
}

/** A path as the log may hold it: a link that lets somebody in is as good as a password (newSecret of platform/id.ts). */
export function withoutSecrets(path: string): string {
  return path.replaceAll(/[0-9a-z]{32,}/gu, '…')
}

/** A path of this site to return to after signing in; anything else (another host, //host, back-slashes) becomes null. */
export function localPath(text: unknown): string | null {
  return typeof text === 'string' && /^\/(?![/\\])[^\\\s]*$/u.test(text) && text.length < 500 ? text : null
}
