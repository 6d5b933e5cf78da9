package org.entente.launcher;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where things lie in a checkout of the project, or in the copy of a built one that {@code deployments/install.sh} makes. */
record Checkout(Path root) {

  static Checkout current() {
    return new Checkout(Path.of(System.getProperty("entente.root", ".")).toAbsolutePath().normalize());
  }

  /** Whether there is anything to build: an installed copy holds no sources. */
  boolean hasSources() {
    return Files.isDirectory(root.resolve("src/main"));
  }

  /** What the command line keeps for itself; elsewhere than in the checkout if {@code ENTENTE_STATE} says so. */
  Path state() {
    String given = System.getenv("ENTENTE_STATE");
    return given == null || given.isBlank() ? root.resolve(".entente") : Path.of(given.strip()).toAbsolutePath();
  }

  Path defaultData() {
    return state().resolve("data");
  }

  Path serverHome() {
    return root.resolve("target/server");
  }

  Path war() {
    return root.resolve("target/entente.war");
  }
}
