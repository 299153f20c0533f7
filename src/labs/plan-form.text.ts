import { phrases, plural } from '../platform/words.ts'

/** Every sentence of the form that plans sessions from a weekly pattern, and of its preview. */
export const planFormWords = phrases({
  planFirst: ['Metti in calendario gli incontri', 'Plan the sessions'],
  planAgain: ['Riprogramma gli incontri ancora da fare', 'Plan the sessions to come anew'],
  planLead: [
    'Scrivi l’orario nei giorni in cui il laboratorio si tiene. Prima di confermare vedi le date proposte.',
    'Write the times on the days when the lab takes place. You see the proposed dates before you confirm.',
  ],
  planAgainLead: [
    'Gli incontri già cominciati, annullati o con l’appello fatto restano come sono; gli altri prendono le nuove date.',
    'Sessions that have begun, are cancelled or have a roll call stay as they are; the others take the new dates.',
  ],
  period: ['Periodo e ore', 'Period and hours'],
  from: ['Dal', 'From'],
  to: ['Al', 'To'],
  minutes: ['Ore da mettere in calendario', 'Hours to plan'],
  minutesHint: [
    'Ore e minuti, come 30:00. L’ultimo incontro prende quello che resta.',
    'Hours and minutes, such as 30:00. The last session takes what is left.',
  ],
  ignore: [
    'Metti incontri anche nei giorni di festa e di chiusura',
    'Plan sessions on holidays and closing days as well',
  ],
  reason: ['Perché anche nei giorni chiusi', 'Why on closing days as well'],
  reasonHint: ['Serve solo se spunti la casella qui sopra.', 'Only when you tick the box above.'],
  preview: ['Proponi le date', 'Propose the dates'],
  previewTitle: ['Le date proposte', 'The proposed dates'],
  previewLead: [
    (count: number, hours: string) =>
      `${count} ${plural(count, 'incontro', 'incontri')}, ${hours} ore. Nulla è ancora in calendario: confermale tu.`,
    (count: number, hours: string) =>
      `${count} ${plural(count, 'session', 'sessions')}, ${hours} hours. Nothing is planned yet: it is for you to confirm.`,
  ],
  left: [
    (hours: string) => `Fino all’ultimo giorno non ci stanno ${hours} ore: allunga il periodo o aggiungi un giorno.`,
    (hours: string) => `${hours} hours do not fit before the last day: make the period longer or add a day.`,
  ],
  kept: [
    (count: number) => `${count} ${plural(count, 'incontro resta com’è', 'incontri restano come sono')}.`,
    (count: number) => `${count} ${plural(count, 'session stays as it is', 'sessions stay as they are')}.`,
  ],
  removed: [
    (count: number) => `${count} ${plural(count, 'incontro scompare', 'incontri scompaiono')} dal calendario.`,
    (count: number) => `${count} ${plural(count, 'session disappears', 'sessions disappear')} from the plan.`,
  ],
  noDates: [
    'Nessun giorno del periodo va bene: cambia i giorni della settimana o il periodo.',
    'No day of the period fits: change the weekdays or the period.',
  ],
  date: ['Data', 'Date'],
  time: ['Orario', 'Time'],
  hours: ['Ore', 'Hours'],
  was: ['Prima', 'Before'],
  isNew: ['nuovo', 'new'],
  same: ['uguale', 'the same'],
  total: ['Totale', 'Total'],
  onPurpose: [(why: string) => `giorno chiuso: ${why}`, (why: string) => `closing day: ${why}`],
  confirm: ['Conferma le date', 'Confirm the dates'],
  back: ['Cambia i giorni', 'Change the days'],
  planned: ['Le date sono in calendario.', 'The dates are planned.'],

  'slots-overlap': ['Due orari dello stesso giorno si sovrappongono.', 'Two times of the same day overlap.'],
  'slot-reversed': ['L’orario finisce prima di cominciare.', 'The time ends before it begins.'],
  'slot-incomplete': ['Scrivi sia l’inizio sia la fine.', 'Write both the beginning and the end.'],
  'no-pattern': [
    'Scrivi l’orario almeno in un giorno della settimana.',
    'Write the times of at least one day of the week.',
  ],
  'no-minutes': [
    'Scrivi quante ore mettere in calendario, almeno un minuto.',
    'Write how many hours to plan, at least a minute.',
  ],
  'ends-before-it-begins': [
    'L’ultimo giorno viene prima del primo: scambiali.',
    'The last day comes before the first: swap them.',
  ],
  'period-too-long': [
    'Il periodo è più lungo di un anno: accorcialo.',
    'The period is longer than a year: shorten it.',
  ],
  'reason-missing': [
    'Scrivi perché il laboratorio si tiene anche nei giorni chiusi.',
    'Write why the lab takes place on closing days.',
  ],
  'nothing-planned': [
    'Nessun giorno del periodo va bene: cambia i giorni della settimana o il periodo.',
    'No day of the period fits: change the weekdays or the period.',
  ],
})
