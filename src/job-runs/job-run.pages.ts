import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Language } from '../platform/words.ts'
import { phrases, plural } from '../platform/words.ts'
import { exportLinks } from '../web/export.ts'
import { type Action, type Status, type Tone, empty, facts, pager, postTo, status, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import {
  attendanceOf,
  type JobHistory,
  type JobLine,
  type JobRun,
  type JobWorker,
  type Outcome,
  outcomeOf,
  recentFailures,
  type RunRequest,
} from './job-run.rules.ts'
import {
  causeText,
  durationText,
  instantText,
  jobTasks,
  jobTitles,
  outcomeNames,
  timetableText,
} from './job-run.text.ts'

const words = phrases({
  title: ['Lavori automatici', 'Automatic jobs'],
  lead: [
    'Ciò che il programma fa da solo: quando, e com’è andata. Se qualcosa non è riuscito, apri il lavoro e leggi perché.',
    'What the programme does by itself: when, and how it went. If something failed, open the job and read why.',
  ],
  alive: [
    (count: number) =>
      plural(count, 'I lavori automatici sono attivi.', `I lavori automatici sono attivi, su ${count} macchine.`),
    (count: number) =>
      plural(count, 'The automatic jobs are active.', `The automatic jobs are active, on ${count} machines.`),
  ],
  nobody: [
    (since: string) =>
      `I lavori automatici sono fermi dal ${since}: niente parte da solo. Chi gestisce l’installazione deve riavviarli; ripartendo recuperano ciò che è mancato.`,
    (since: string) =>
      `The automatic jobs have stood still since ${since}: nothing runs by itself. Whoever runs the installation has to start them again; they then make up for what was missed.`,
  ],
  never: [
    'I lavori automatici non sono mai stati avviati: niente parte da solo. Deve avviarli chi gestisce l’installazione.',
    'The automatic jobs have never been started: nothing runs by itself. Whoever runs the installation has to start them.',
  ],
  job: ['Lavoro', 'Job'],
  when: ['Quando', 'When'],
  last: ['Ultima volta', 'Last time'],
  outcome: ['Esito', 'Outcome'],
  next: ['Prossima volta', 'Next time'],
  failures: ['Errori in 7 giorni', 'Failures in 7 days'],
  actions: ['Azioni', 'Actions'],
  run: ['Esegui adesso', 'Run now'],
  waiting: [
    (name: string, at: string) => `Già chiesto da ${name} (${at}): parte entro pochi secondi.`,
    (name: string, at: string) => `Already asked for by ${name} (${at}): it begins within seconds.`,
  ],
  waitingLong: [
    (name: string, at: string) =>
      `Già chiesto da ${name} (${at}): parte appena i lavori automatici sono di nuovo attivi.`,
    (name: string, at: string) =>
      `Already asked for by ${name} (${at}): it begins as soon as the automatic jobs are active again.`,
  ],
  history: ['Le ultime volte', 'The latest runs'],
  started: ['Inizio', 'Start'],
  duration: ['Durata', 'Duration'],
  why: ['Partito', 'Begun'],
  error: ['Errore', 'Error'],
  unreached: [
    (n: number) =>
      plural(
        n,
        'Un avviso non aveva nessuno a cui arrivare: controlla in Utenti che la scuola o l’ente abbia una persona con un’e-mail.',
        `${n} avvisi non avevano nessuno a cui arrivare: controlla in Utenti che scuole ed enti abbiano una persona con un’e-mail.`,
      ),
    (n: number) =>
      plural(
        n,
        'One notice had nobody to reach: see under People that the school or host has a person with an e-mail.',
        `${n} notices had nobody to reach: see under People that schools and hosts have a person with an e-mail.`,
      ),
  ],
  interruptedWhy: [
    'Bottega si è fermata prima della fine: la prossima volta il lavoro riprende da dove era.',
    'Bottega stopped before the end: the job takes up from there the next time.',
  ],
  none: ['Non è ancora mai partito', 'It has never run'],
  noneAdvice: ['Parte al suo orario, o subito con “Esegui adesso”.', 'It runs at its time, or at once with “Run now”.'],
  summary: [
    (from: number, to: number, total: number) => `${from}–${to} di ${total}`,
    (from: number, to: number, total: number) => `${from}–${to} of ${total}`,
  ],
  asked: [
    'Richiesta registrata: il lavoro parte entro pochi secondi. Ricarica la pagina per vedere l’esito.',
    'Your request is noted: the job begins within seconds. Load the page again to see how it went.',
  ],
})

const refusals = phrases({
  'already-asked': [
    'Il lavoro è già stato chiesto e sta per partire: non serve chiederlo di nuovo.',
    'The job has been asked for already and is about to begin: there is no need to ask again.',
  ],
})

const tones: Record<Outcome, Tone> = { running: 'info', done: 'success', failed: 'danger', interrupted: 'warning' }

/** The sentence for a refused request. */
export function requestRefusalText(reason: string, language: Language): string {
  const texts: Readonly<Record<string, string>> = refusals(language)
  return texts[reason] ?? formState(language, {}).say(reason)
}

/** What is said once a run was asked for. */
export function askedText(language: Language): string {
  return words(language).asked
}

export function jobsPage({ jobs, workers }: { jobs: readonly JobLine[]; workers: readonly JobWorker[] }, ctx: Ctx) {
  const t = words(ctx.language)
  return {
    title: t.title,
    lead: t.lead,
    attendance: attendanceNotice(workers, ctx),
    table: table({
      caption: t.title,
      columns: [
        t.job,
        t.when,
        t.last,
        t.outcome,
        t.next,
        { text: t.failures, numeric: true },
        { text: t.actions, quiet: true },
      ],
      rows: jobs.map((job) => jobRow(job, workers, ctx)),
      empty: empty(t.none),
    }),
  }
}

function jobRow(job: JobLine, workers: readonly JobWorker[], ctx: Ctx) {
  const { language } = ctx
  const { last } = job
  return [
    { text: jobTitles(language)[job._id], href: paths.jobRun({ jobName: job._id }), note: jobTasks(language)[job._id] },
    timetableText(job.when, language),
    last && { text: instantText(last.startedAt, language), note: lastNote(last, language) },
    last && { status: statusOf(last, workers, ctx), note: unreachedText(last, language) },
    instantText(job.nextRunAt, language),
    recentFailures(job, ctx.today),
    { actions: runActions(job, workers, { ctx, look: 'plain' }) },
  ]
}

function lastNote(run: JobRun, language: Language): string {
  return [causeText(run, language), durationText(run, language)].filter((text) => text !== null).join(', ')
}

export function jobPage({ job, runs, total, pageSize, workers, page }: JobHistory & { page: number }, ctx: Ctx) {
  const { language } = ctx
  const t = words(language)
  const here = paths.jobRun({ jobName: job._id })
  return {
    title: jobTitles(language)[job._id],
    lead: jobTasks(language)[job._id],
    attendance: attendanceNotice(workers, ctx),
    facts: facts([
      [t.when, timetableText(job.when, language)],
      [t.next, instantText(job.nextRunAt, language)],
      [t.outcome, job.last && statusOf(job.last, workers, ctx)],
      [t.failures, recentFailures(job, ctx.today)],
    ]),
    actions: runActions(job, workers, { ctx, look: 'primary' }),
    historyTitle: t.history,
    table: table({
      caption: t.history,
      columns: [t.started, t.duration, t.why, t.outcome, t.error],
      rows: runs.map((run) => [
        instantText(run.startedAt, language),
        durationText(run, language),
        causeText(run, language),
        statusOf(run, workers, ctx),
        errorOf(run, workers, ctx) ?? unreachedText(run, language),
      ]),
      empty: empty(t.none, t.noneAdvice),
    }),
    pager: pager({
      page,
      perPage: pageSize,
      total,
      summary: t.summary,
      href: (number) => `${here}?pagina=${number}`,
    }),
    exports: exportLinks(here),
  }
}

/** The crumb that leads back to all jobs. */
export function jobsCrumb(language: Language) {
  return { text: words(language).title, href: paths.jobRuns() }
}

function runActions(
  job: JobLine,
  workers: readonly JobWorker[],
  { ctx, look }: { ctx: Ctx; look: 'plain' | 'primary' },
): Action[] {
  if (!can(ctx.actor, 'job-run.request', {})) return []
  const t = words(ctx.language)
  const someone = attendanceOf(workers, ctx.now).alive > 0
  const said = job.request && waitingText(job.request, someone ? t.waiting : t.waitingLong, ctx.language)
  return [
    postTo(t.run, paths.jobRunRequest({ jobName: job._id }), { look, disabledBecause: said === null ? [] : [said] }),
  ]
}

function waitingText({ by, at }: RunRequest, say: (name: string, at: string) => string, language: Language): string {
  return say(by.name, instantText(at, language) ?? '')
}

function attendanceNotice(workers: readonly JobWorker[], ctx: Ctx): { kind: 'info' | 'warning'; text: string } {
  const t = words(ctx.language)
  const attendance = attendanceOf(workers, ctx.now)
  if (!('since' in attendance)) return { kind: 'info', text: t.alive(attendance.alive) }
  const since = instantText(attendance.since, ctx.language)
  return { kind: 'warning', text: since === null ? t.never : t.nobody(since) }
}

function statusOf(run: JobRun, workers: readonly JobWorker[], ctx: Ctx): Status {
  const outcome = outcomeOf(run, workers, ctx.now)
  return status(outcomeNames(ctx.language)[outcome], tones[outcome])
}

/** Whom nobody could tell: the run went well, and somebody should know all the same. */
function unreachedText({ unreached = 0 }: JobRun, language: Language): string | null {
  return unreached > 0 ? words(language).unreached(unreached) : null
}

function errorOf(run: JobRun, workers: readonly JobWorker[], ctx: Ctx): string | null {
  return outcomeOf(run, workers, ctx.now) === 'interrupted' ? words(ctx.language).interruptedWhy : run.error
}
