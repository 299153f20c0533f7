import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import { isDatabaseDown } from '../platform/database.ts'
import { Forbidden, Invalid, NotFound, Refused, TooMany, Unavailable } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { log } from '../platform/log.ts'
import { phrases } from '../platform/words.ts'
import { isCsrfError, withoutSecrets } from './security.ts'
import { isShown, show } from './show.ts'
import { megabytes, usualUpload } from './upload-limits.ts'

const words = phrases({
  403: ['Non puoi aprire questa pagina', 'You may not open this page'],
  '403-message': [
    'Il profilo con cui stai lavorando non ha questo permesso.',
    'The profile you are working with does not have this permission.',
  ],
  '403-advice': [
    'Se hai più profili, cambia profilo attivo in alto. Altrimenti chiedi alla segreteria o all’ufficio del programma.',
    'If you have several profiles, change the active one at the top. Otherwise ask the school office or the programme office.',
  ],
  '403-guest': [
    'Il collegamento che stai usando apre solo ciò per cui ti è stato mandato. Riparti dalla pagina iniziale, oppure scrivi a chi te lo ha mandato.',
    'The link you are using opens only what it was sent for. Start again from the home page, or write to whoever sent it.',
  ],
  'form-expired': ['Il modulo è scaduto', 'The form has expired'],
  'form-expired-message': [
    'Il modulo è rimasto aperto troppo a lungo o la sessione è finita: non è stato registrato nulla.',
    'The form was open for too long or the session ended: nothing was stored.',
  ],
  'form-expired-advice': [
    'Torna indietro, ricarica la pagina e invia di nuovo.',
    'Go back, reload the page and send it again.',
  ],
  404: ['Pagina non trovata', 'Page not found'],
  '404-message': [
    'Questo indirizzo non esiste, oppure non è tra ciò che puoi vedere.',
    'This address does not exist, or is not yours to see.',
  ],
  '404-advice': [
    'Controlla l’indirizzo o riparti dalla pagina iniziale.',
    'Check the address or start again from the home page.',
  ],
  409: ['Non è stato possibile', 'This was not possible'],
  '409-message': [
    'Qualcosa è cambiato mentre lavoravi, oppure una regola non lo permette. Non è stato registrato nulla.',
    'Something changed while you were working, or a rule does not allow it. Nothing was stored.',
  ],
  '409-advice': [
    'Torna indietro, ricarica la pagina e controlla i dati.',
    'Go back, reload the page and check the data.',
  ],
  422: ['I dati inviati non vanno bene', 'The data cannot be used'],
  '422-message': ['Uno o più valori mancano o non sono validi.', 'One or more values are missing or not valid.'],
  '422-advice': ['Torna indietro e correggi i campi segnalati.', 'Go back and correct the fields.'],
  413: ['Il file è troppo grande', 'The file is too large'],
  '413-message': [
    (mb: number) => `Qui si possono caricare file fino a ${mb} MB. Non è stato registrato nulla.`,
    (mb: number) => `Files may have up to ${mb} MB here. Nothing was stored.`,
  ],
  '413-advice': [
    'Torna indietro e scegli un file più piccolo: solo il foglio che serve, o una scansione in bianco e nero.',
    'Go back and choose a smaller file: only the sheet that is needed, or a scan in black and white.',
  ],
  'form-too-large': ['Il modulo è troppo lungo', 'The form is too long'],
  'form-too-large-message': [
    'Sono arrivate più righe, o più testo, di quanto si possa salvare in una volta. Non è stato registrato nulla.',
    'More lines, or more text, came than can be stored at once. Nothing was stored.',
  ],
  'form-too-large-advice': [
    'Torna indietro e invia meno righe alla volta, o un testo più breve.',
    'Go back and send fewer lines at a time, or a shorter text.',
  ],
  429: ['Troppi tentativi', 'Too many attempts'],
  '429-message': [
    (minutes: number) => `Per sicurezza bisogna aspettare ${minutes === 1 ? 'un minuto' : `${minutes} minuti`}.`,
    (minutes: number) => `For safety you have to wait ${minutes === 1 ? 'one minute' : `${minutes} minutes`}.`,
  ],
  '429-advice': [
    'Poi riprova. Se stavi entrando con una password che non ricordi, usa “Password dimenticata”.',
    'Then try again. If you were signing in with a password you do not remember, use “Forgotten password”.',
  ],
  500: ['Qualcosa è andato storto', 'Something went wrong'],
  '500-message': ['L’errore è nostro ed è stato registrato.', 'The error is ours and has been recorded.'],
  '500-advice': [
    'Riprova tra poco. Se succede ancora, comunica il codice qui sotto.',
    'Try again shortly. If it happens again, tell us the code below.',
  ],
  503: ['Servizio in pausa', 'Service paused'],
  '503-message': [
    'La banca dati non risponde in questo momento. Ciò che era già stato confermato è al sicuro.',
    'The database does not answer at this moment. What had already been confirmed is safe.',
  ],
  '503-advice': [
    'Riprova tra un minuto: il servizio riparte da solo.',
    'Try again in a minute: the service comes back by itself.',
  ],
})

interface Problem {
  status: number
  template: string
  title: string
  message: string
  advice: string
  reference: string | null
}

export const notFound: RequestHandler = () => {
  throw new NotFound()
}

/** The one place where errors become pages; an error nobody expected gets an id that is also in the log. */
// oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters
export const errorPage: ErrorRequestHandler = (error: unknown, req, res, next) => {
  if (res.headersSent) return isShown(res) ? log.error({ err: error }, 'failed after the page was shown') : next(error)
  const problem = problemOf(error, req)
  if (problem.status === 503) res.set('Retry-After', '10')
  if (error instanceof TooMany) res.set('Retry-After', String(error.seconds))
  res.set('Cache-Control', 'no-store')
  showProblem(res, problem)
}

function showProblem(res: Response, problem: Problem): void {
  const { status, template, ...page } = problem
  show(res, `errors/${template}`, page, { status })
}

function problemOf(error: unknown, req: Request): Problem {
  const t = words(req.language)
  if (isCsrfError(error))
    return {
      status: 403,
      template: '403',
      title: t['form-expired'],
      message: t['form-expired-message'],
      advice: t['form-expired-advice'],
      reference: null,
    }
  if (error instanceof TooMany) return { ...page(req, 429), message: t['429-message'](Math.ceil(error.seconds / 60)) }
  const status = statusOf(error)
  if (status !== 500) return page(req, status)
  const reference = newId()
  log.error({ reference, err: error, method: req.method, path: withoutSecrets(req.path) }, 'unexpected error')
  return { ...page(req, 500), reference }
}

function statusOf(error: unknown): 403 | 404 | 409 | 413 | 422 | 500 | 503 {
  if (error instanceof NotFound) return 404
  if (error instanceof Forbidden) return 403
  if (error instanceof Invalid) return 422
  if (error instanceof Refused) return error.reasons.includes('file-too-large') ? 413 : 409
  if (error instanceof Unavailable || isDatabaseDown(error)) return 503
  return parserStatus(error)
}

/** What Express's own parsers refuse: a body that is too large, a path with a broken escape. */
function parserStatus(error: unknown): 404 | 413 | 422 | 500 {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 500
  if (status === 413) return 413
  if (status === 400 && error instanceof URIError) return 404
  return status === 400 || status === 415 ? 422 : 500
}

function page(req: Request, status: 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503): Problem {
  const t = words(req.language)
  // A form without a file was too long by itself.
  if (status === 413 && !req.uploadMost) return tooLong(t)
  const template = status === 413 ? '422' : String(status)
  const advice = status === 403 && req.guest ? t['403-guest'] : t[`${status}-advice`]
  return { status, template, title: t[status], message: messageOf(req, status), advice, reference: null }
}

function tooLong(t: ReturnType<typeof words>): Problem {
  return {
    status: 413,
    template: '422',
    title: t['form-too-large'],
    message: t['form-too-large-message'],
    advice: t['form-too-large-advice'],
    reference: null,
  }
}

function messageOf(req: Request, status: 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503): string {
  const t = words(req.language)
  if (status === 413) return t['413-message'](megabytes(req.uploadMost ?? usualUpload))
  // How long to wait is known to the error alone.
  return status === 429 ? '' : t[`${status}-message`]
}
