package org.entente.launcher;

import java.nio.file.Path;

/** Where things lie in a checkout of the project. */
record Checkout(Path root) {

  static Checkout current() {
    return new Checkout(Path.of(System.getProperty("entente.root", ".")).toAbsolutePath().normalize());
  }

  Path state() {
    return root.resolve(".entente");
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
