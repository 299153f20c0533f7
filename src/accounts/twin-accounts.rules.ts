// Two records of one student may have an account each. Who signs in today goes on signing in: of the two accounts the one
// in use stays, and of two in use that of the record that stays. The other is closed.

export interface StudentSignIn {
  username: string | null
  active: boolean
}

/** The account of each record; `stays` is the one that goes on. */
export interface TwinAccounts {
  keep: StudentSignIn | null
  gone: StudentSignIn | null
  stays: 'keep' | 'gone'
}

export function twinAccountsOf(keep: StudentSignIn | null, gone: StudentSignIn | null): TwinAccounts {
  const other = gone !== null && (keep === null || (gone.active && !keep.active))
  return { keep, gone, stays: other ? 'gone' : 'keep' }
}
