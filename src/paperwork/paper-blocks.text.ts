import type { TextBlock } from '../agreements/agreement.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { siteOf } from '../placements/placement.rules.ts'
import { inOrder } from '../placements/terms.rules.ts'
import type { Day } from '../platform/day.ts'
import { formatDay, formatHours, weekdayName } from '../platform/format.ts'
import type { Minutes } from '../platform/minutes.ts'
import type { Insurance } from '../schools/school.rules.ts'
import type { Paper, Project } from './papers.rules.ts'

/** What the text of a paper says of school and student besides the placement; texts are in Italian, whoever prints them. */
export interface PaperFacts {
  placement: Placement
  project: Project
  school: { name: string; code: string; taxCode: string | null; address: string; principal: string | null }
  insurance: Insurance | null
  ofState: boolean
  student: { birth: Day | null; taxCode: string | null }
  specificMinutes: Minutes
}

const title = (text: string): TextBlock => ({ kind: 'title', text })
const heading = (text: string): TextBlock => ({ kind: 'heading', text })
const paragraph = (text: string): TextBlock => ({ kind: 'paragraph', text })
const item = (text: string): TextBlock => ({ kind: 'item', text })

/** The text of the training project or of the learning pact. */
export function paperBlocks(paper: Paper, facts: PaperFacts): TextBlock[] {
  return paper === 'project' ? projectBlocks(facts) : pactBlocks(facts)
}

const risks: Record<Project['risk'], string> = {
  low: 'basso',
  medium: 'medio',
  high: 'alto, con le misure previste dal soggetto ospitante',
  banned: 'elevato: attività vietata agli studenti',
}

function projectBlocks(facts: PaperFacts): TextBlock[] {
  const { placement, project } = facts
  return [
    title('Progetto formativo'),
    ...peopleBlocks(facts),
    heading('Il percorso'),
    paragraph(`Titolo: ${placement.title}.`),
    ...termsBlocks(placement),
    heading('Obiettivi'),
    ...paragraphs(project.objectives),
    heading('Competenze attese'),
    ...project.competences.map(item),
    heading('Attività'),
    ...project.activities.map(item),
    ...(project.remote ? [paragraph('Una parte delle attività si svolge a distanza.')] : []),
    heading('Valutazione'),
    ...paragraphs(project.assessment),
    ...safetyBlocks(facts),
    heading('Impegni'),
    item(
      'Il tutor della scuola segue lo studente, tiene i contatti con il tutor del soggetto ospitante e valuta il percorso.',
    ),
    item(
      'Il tutor del soggetto ospitante accoglie lo studente, lo forma sui rischi del luogo, ne conferma le ore e ne riferisce alla scuola.',
    ),
    item('In caso di infortunio il soggetto ospitante avvisa subito la scuola.'),
    item('Date, orario, luogo e tutor cambiano solo con una variazione scritta, prima del giorno a cui si riferisce.'),
  ]
}

function pactBlocks(facts: PaperFacts): TextBlock[] {
  const { placement, project } = facts
  return [
    title('Patto formativo dello studente'),
    paragraph('Allegato alla convenzione e al progetto formativo.'),
    ...peopleBlocks(facts),
    heading('Il percorso'),
    paragraph(`Titolo: ${placement.title}.`),
    ...termsBlocks(placement),
    heading('Attività'),
    ...project.activities.map(item),
    heading('Lo studente dichiara di sapere che'),
    item('partecipare non crea un rapporto di lavoro e non dà diritto a un compenso;'),
    item(
      'è tenuto alle norme di comportamento, di prevenzione degli infortuni e di riservatezza del luogo in cui si trova;',
    ),
    item('le ore fuori dalle date e dall’orario concordati non sono coperte da assicurazione;'),
    item('il percorso è valido se frequenta almeno tre quarti delle ore previste.'),
    heading('Lo studente si impegna a'),
    item('rispettare l’orario e seguire le indicazioni dei due tutor;'),
    item('avvisare in anticipo entrambi i tutor di ogni assenza;'),
    item('usare i dispositivi di protezione e le macchine solo come gli è stato insegnato;'),
    item('non diffondere dati, immagini o informazioni del soggetto ospitante;'),
    item('annotare ogni giorno le ore e le attività svolte.'),
    ...safetyBlocks(facts),
    heading('Chi firma'),
    paragraph(
      'Firma lo studente; se il giorno della firma non ha ancora compiuto 18 anni firma anche chi ne esercita la responsabilità genitoriale, che dichiara di avere ricevuto l’informativa sui dati.',
    ),
  ]
}

function peopleBlocks({ placement, school, student }: PaperFacts): TextBlock[] {
  const { host, hostTutor, schoolTutor, agreement } = placement
  const { surname, givenName, className } = placement.student
  const ids = listed([school.code, labelled('codice fiscale', school.taxCode), school.address])
  return [
    heading('Le parti'),
    item(`${listed([`Istituto: ${school.name} (${ids})`, labelled('dirigente', school.principal)])}.`),
    item(
      `Studente: ${listed([
        `${surname} ${givenName}`.trim(),
        labelled('data di nascita', student.birth && formatDay(student.birth, 'it')),
        labelled('codice fiscale', student.taxCode),
        labelled('classe', className),
      ])}.`,
    ),
    item(
      `Soggetto ospitante: ${listed([
        host.name,
        labelled('partita IVA', host.vatNumber),
        labelled('codice fiscale', host.taxCode),
      ])}.`,
    ),
    item(`Tutor della scuola: ${schoolTutor ? listed([schoolTutor.name, schoolTutor.email]) : '—'}.`),
    item(
      `Tutor del soggetto ospitante: ${hostTutor ? listed([hostTutor.name, hostTutor.phone, hostTutor.email]) : '—'}.`,
    ),
    ...(agreement
      ? [item(`Convenzione: protocollo n. ${agreement.number} del ${formatDay(agreement.date, 'it')}.`)]
      : []),
  ]
}

function labelled(label: string, value: string | null): string | null {
  return value ? `${label} ${value}` : null
}

function listed(parts: readonly (string | null)[]): string {
  return parts.filter(Boolean).join(', ')
}

function termsBlocks({ terms, host }: Placement): TextBlock[] {
  const { name, address, postcode, town } = host.site
  return [
    paragraph(
      `Periodo: dal ${formatDay(terms.from, 'it')} al ${formatDay(terms.to, 'it')}; ore previste: ${formatHours(terms.plannedMinutes)}.`,
    ),
    paragraph(`Sede: ${name}, ${address}, ${postcode} ${town}.`),
    paragraph('Orario della settimana:'),
    ...inOrder(terms.timetable).map((slot) => {
      const site = slot.siteId ? ` (${siteOf(slot, host).name})` : ''
      return item(`${weekdayName(slot.weekday, 'it')}, dalle ${slot.from} alle ${slot.to}${site}`)
    }),
  ]
}

function safetyBlocks({ project, insurance, ofState, specificMinutes }: PaperFacts): TextBlock[] {
  const inail = insurance?.inailPosition
    ? `posizione ${insurance.inailPosition}`
    : ofState
      ? 'gestione per conto dello Stato'
      : '—'
  return [
    heading('Sicurezza e assicurazione'),
    item(`Rischio delle attività: ${risks[project.risk]}.`),
    item(`Dispositivi di protezione: ${project.ppe ?? 'non necessari'}.`),
    item(
      `Formazione sulla sicurezza: 4 ore generali a cura della scuola, ${formatHours(specificMinutes)} specifiche all’ingresso.`,
    ),
    item(
      insurance
        ? `Responsabilità civile: ${insurance.insurer}, polizza ${insurance.policy}, dal ${formatDay(insurance.from, 'it')} al ${formatDay(insurance.to, 'it')}.`
        : 'Responsabilità civile: —.',
    ),
    item(`INAIL: ${inail}.`),
  ]
}

function paragraphs(text: string): TextBlock[] {
  return text.split('\n').filter(Boolean).map(paragraph)
}
