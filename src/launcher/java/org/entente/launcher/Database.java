package org.entente.launcher;

/** The two databases Entente runs on, each with its server configuration. */
public enum Database {
  H2("standalone.xml"),
  POSTGRES("standalone-postgresql.xml");

  private final String configuration;

  Database(String configuration) {
    this.configuration = configuration;
  }

  /** The server configuration file, made by the scripts under {@code config/}. */
  public String configuration() {
    return configuration;
  }

  /** The word used on the command line and in the tests. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
