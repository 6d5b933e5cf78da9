package org.entente.publishing;

/** What an entry of the log says happened to a variant. */
public enum Action {
  /** A print: the variant is live. */
  PUBLISHED,
  /** A print made anew because the printed form changed; dates stay. */
  REPRINTED,
  /** A print that was public elsewhere before it came here: its dates are those of that place. Printed anew it stays one. */
  MIGRATED,
  /** A former print that is public again, to the byte and with its dates: what had followed it was undone. */
  RESTORED,
  /** No longer public; there may be a notice or a redirect. */
  WITHDRAWN,
  /** Gone for good, the content too. */
  DELETED,
  /** Gone for good, and the text of every print before it, too: by law. */
  REDACTED;

  /** True when the variant is live after this entry. */
  public boolean isPrint() {
    return this == PUBLISHED || this == REPRINTED || this == MIGRATED || this == RESTORED;
  }
}
