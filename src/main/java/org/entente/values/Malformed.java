package org.entente.values;

/** A text that is no such value; the message is one sentence with the remedy. The door adds the place. */
public class Malformed extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public Malformed(String sentence) {
    super(sentence);
  }
}
