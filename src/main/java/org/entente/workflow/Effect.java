package org.entente.workflow;

/** What a move does beyond changing the state. */
public enum Effect {
  /** Everything that must be there is checked. */
  VALIDATE,
  /** The text as it stands is approved; four eyes start anew. */
  COMPLETE_REVIEW,
  /** The text is printed and public. */
  PRINT,
  /** The public print ends. */
  UNPRINT,
  /** The print counts as not reviewed, and the person as the one who published it so. */
  FLAG,
  /** No print that was not reviewed is public any more. */
  UNFLAG,
  /** The words of the live print return. */
  RETURN_TO_PRINT,
  /** What was planned is planned no more. */
  UNPLAN
}
