package org.entente.workflow;

/** Where one language of a content stands in the office. Whether it is public is the log's to say, not a state's. */
public enum State {
  DRAFT,
  IN_REVIEW,
  CHANGES_REQUESTED,
  APPROVED,
  PUBLISHED,
  WITHDRAWN,
  ARCHIVED;

  /** The state once the public text has changed: what was approved or published is a draft again, the rest stays. */
  public State afterChange() {
    return this == APPROVED || this == PUBLISHED || this == WITHDRAWN ? DRAFT : this;
  }
}
