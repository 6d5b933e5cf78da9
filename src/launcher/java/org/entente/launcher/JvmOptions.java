package org.entente.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the server's JVM is told about memory and its compilers. Whatever an installation gives of its own follows and wins. */
final class JvmOptions {
  private static final List<String> MEMORY = List.of("-Xmx512m", "-XX:MetaspaceSize=128m", "-XX:+ExitOnOutOfMemoryError");
  /** What a start needs, at once: to grow there step by step costs full collections. */
  private static final String AT_ONCE = "-Xms256m";

  /**
   * Most of what is made for an answer is gone with it. Lists that a publication outdates live for some tenths of a second: with less
   * room for what has survived once, or with half of it counted as full, they would pile up among what stays, and all readers wait for a
   * full collection every other second. What stays needs little more room than it takes. The parallel collector takes a hundred megabytes more.
   */
  private static final List<String> COLLECTOR =
      List.of("-XX:+UseSerialGC", "-Xmn80m", "-XX:SurvivorRatio=3", "-XX:TargetSurvivorRatio=90", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=25");

  private static final Path START_CODE = Path.of("standalone/configuration/start-code.json");

  private JvmOptions() {}

  /** What a JVM must be told so that its second compiler passes over what only a start runs through; nothing if that server has no such list. */
  static List<String> compiling(Path home) {
    Path code = home.resolve(START_CODE);
    return Files.isReadable(code) ? List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:CompilerDirectivesFile=" + code) : List.of();
  }

  /**
   * @param given what {@code ENTENTE_JAVA_OPTS} says; a JVM takes one collector only, so one named there replaces ours, and it does not
   *     start with more memory than it is given
   */
  static List<String> with(String given) {
    List<String> options = new ArrayList<>(MEMORY);
    List<String> own = Stream.of(given.trim().split("\\s+")).filter(option -> !option.isEmpty()).toList();
    if (own.stream().noneMatch(option -> option.startsWith("-Xmx"))) {
      options.add(AT_ONCE);
    }
    if (own.stream().noneMatch(option -> option.matches("-XX:\\+Use\\w+GC"))) {
      options.addAll(COLLECTOR);
    }
    options.addAll(own);
    return options;
  }
}
