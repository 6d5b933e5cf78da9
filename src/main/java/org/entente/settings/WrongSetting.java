package org.entente.settings;

/** A setting that cannot be: stops the start with the setting's name and the remedy. */
public class WrongSetting extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public WrongSetting(String name, String sentence) {
    super("Setting " + name + " " + sentence + ".");
  }
}
