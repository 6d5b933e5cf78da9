package org.entente.workflow;

/** The moves of the trade. Which are possible when, and for whom, is said in {@link Moves#TABLE}. */
public enum Transition {
  EDIT,
  SUBMIT,
  RECALL,
  REQUEST_CHANGES,
  APPROVE,
  PUBLISH,
  FORCE_PUBLISH,
  DISCARD,
  WITHDRAW,
  CANCEL_SCHEDULE,
  ARCHIVE,
  REOPEN,
  MIGRATE;

  /** True for every move a caller names; an edit is made by writing, a migration by an import, neither by name. */
  public boolean isNamed() {
    return this != EDIT && this != MIGRATE;
  }
}
