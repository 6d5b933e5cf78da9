package org.entente.values;

/** What the engine must know of a field's meaning; calendars, maps and feeds follow from roles, never from types. */
public enum FieldRole {
  NONE,
  START,
  END,
  CANCELLED,
  POINT,
  PLACE,
  DISPLAY_DATE,
  PERIOD,
  ZONE,
  SORT_NAME,
  EMBARGO,
  EXPIRY,
  REVIEW_BY
}
