/** How a database process behaves; passed to it as its one argument, in JSON. */
export interface DatabaseSettings {
  dir: string
  cacheMb: number
  /** Writes wait for the journal on disk. */
  journal: boolean
  /** The process ends when its standard input has closed and nobody is connected for this long. */
  lingerMs: number
  /** How long connected clients may go on after a signal to stop. */
  drainMs: number
  /** How often expired documents are deleted and idle cursors closed. */
  housekeepingMs: number
  cursorIdleMs: number
  /** Heavy commands at a time. */
  heavyCommands: number
  /** Under this much free disk space writes are refused. */
  minFreeMb: number
}

export const defaultSettings: Omit<DatabaseSettings, 'dir'> = {
  cacheMb: 256,
  journal: true,
  lingerMs: 2000,
  drainMs: 5000,
  housekeepingMs: 60_000,
  cursorIdleMs: 600_000,
  heavyCommands: 4,
  minFreeMb: 200,
}
