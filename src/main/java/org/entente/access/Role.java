package org.entente.access;

/** What a person does in the office. ADMIN alone grants no editorial move. */
public enum Role {
  AUTHOR,
  REVIEWER,
  PROTOCOL,
  PUBLISHER,
  ADMIN
}
