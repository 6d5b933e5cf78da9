package org.entente.launcher;

import java.nio.file.Path;
import java.util.Optional;

/** What a person needs to know about the server that has just become ready. */
record Welcome(String address, String demoPassword, Path data, Optional<Path> adminPassword) {
  private static final String ACCOUNTS = "author, author2, reviewer, reviewer2, protocol, publisher, admin";

  void print() {
    System.out.printf("%nEntente is ready.%n%n");
    line("Delivery API", address + "/api/v1");
    line("Editorial API", address + "/api/editorial/v1");
    line("OpenAPI", address + "/api/v1/openapi.json");
    line("Data", data.toString());
    if (demoPassword != null) {
      line("Demo accounts", ACCOUNTS);
      line("Password", demoPassword);
    }
    adminPassword.ifPresent(file -> {
      line("Administrator", "admin");
      line("Password", "for the first sign-in, in " + file);
    });
    System.out.printf("%nCtrl-C stops it.%n");
    System.out.flush();
  }

  private static void line(String name, String value) {
    System.out.printf("  %-14s %s%n", name, value);
  }
}
