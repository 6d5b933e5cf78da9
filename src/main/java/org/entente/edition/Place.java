package org.entente.edition;

/** Where in a query string something stands, for whoever is told what is wrong with it. */
interface Place {
  /** Of the parameter. */
  String name();

  /** The character of the query string, counted from 1. */
  int position();
}
