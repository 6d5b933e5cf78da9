package org.entente.schema;

/** A type the engine cannot carry: stops the deployment with an id, the place and the remedy. */
public class WrongModel extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  WrongModel(String id, String place, String remedy) {
    super(id + " at " + place + ": " + remedy);
  }
}
