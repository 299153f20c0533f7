import { phrases, plural } from '../platform/words.ts'

export const exportJobWords = phrases({
  title: ['Esportazioni', 'Exports'],
  lead: [
    'I file lunghi che hai chiesto: si preparano da soli, puoi lasciare la pagina e tornare. Restano qui sette giorni.',
    'The long files you asked for: they are made by themselves, you may leave the page and come back. They stay here for seven days.',
  ],
  what: ['Che cosa', 'What'],
  asked: ['Chiesta', 'Asked for'],
  state: ['Stato', 'State'],
  size: ['Dimensione', 'Size'],
  until: ['Fino al', 'Until'],
  lines: ['Righe', 'Lines'],
  act: ['Azioni', 'Actions'],
  queued: ['In attesa', 'Waiting'],
  running: ['In preparazione', 'Being made'],
  done: ['Pronta', 'Ready'],
  failed: ['Non riuscita', 'Failed'],
  stale: ['Superata', 'Out of date'],
  expired: ['Scaduta', 'Gone'],
  none: ['Nessuna esportazione', 'No exports'],
  noneAdvice: [
    'Quando chiedi un file lungo, per esempio un registro o un fascicolo, lo ritrovi qui.',
    'When you ask for a long file, a register or a dossier for instance, you find it here.',
  ],
  summary: [
    (from: number, to: number, total: number) => `Esportazioni ${from}–${to} di ${total}`,
    (from: number, to: number, total: number) => `Exports ${from}–${to} of ${total}`,
  ],
  progress: ['Preparazione', 'Progress'],
  ofLines: [
    (done: string, total: string) => `${done} di ${total}`,
    (done: string, total: string) => `${done} of ${total}`,
  ],
  queuedText: [
    'La preparazione comincia tra pochi secondi. Puoi lasciare questa pagina: ritrovi i file tra le tue esportazioni.',
    'It begins in a few seconds. You may leave this page: the files will be among your exports.',
  ],
  runningText: [
    'I file si stanno preparando. Puoi lasciare questa pagina: li ritrovi tra le tue esportazioni.',
    'The files are being made. You may leave this page: they will be among your exports.',
  ],
  doneText: [
    (until: string) => `I file sono pronti. Contengono dati personali: si eliminano da soli il ${until}.`,
    (until: string) => `The files are ready. They hold personal data: they are deleted by themselves on ${until}.`,
  ],
  failedText: [
    'La preparazione non è riuscita. Riprova: se succede ancora, avvisa chi gestisce il sito.',
    'The files could not be made. Try again: if it happens once more, tell whoever runs the site.',
  ],
  staleText: [
    'Da quando questi file sono stati preparati i dati sono cambiati: non si possono più scaricare. Rifalli con i dati di adesso.',
    'The data have changed since these files were made: they can no longer be downloaded. Make them anew from the data of now.',
  ],
  expiredText: [
    'I sette giorni sono passati e i file sono stati eliminati. Puoi rifarli con i dati di adesso.',
    'Seven days have passed and the files are gone. You can make them anew from the data of now.',
  ],
  refresh: ['Aggiorna', 'Refresh'],
  again: ['Rifalla', 'Make it anew'],
  back: [(title: string) => `Torna a: ${title}`, (title: string) => `Back to: ${title}`],
  files: ['File', 'Files'],
  fileName: ['Nome', 'Name'],
  download: ['Scarica', 'Download'],
  follow: ['Segui', 'Follow'],
  filesCount: [(n: number) => plural(n, '1 file', `${n} file`), (n: number) => plural(n, '1 file', `${n} files`)],
  notReady: [
    'Questi file non si possono scaricare adesso: leggi qui perché.',
    'These files cannot be downloaded now: read here why.',
  ],
})
