package org.entente.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the server's JVM is told about memory and compilers. Whatever an installation gives of its own follows and wins. */
final class JvmOptions {
  private static final List<String> MEMORY = List.of("-Xmx512m", "-XX:MetaspaceSize=128m", "-XX:+ExitOnOutOfMemoryError");
  /** What a start needs, at once: to grow there step by step costs full collections. */
  private static final String AT_ONCE = "-Xms256m";

  /**
   * Four times the JVM's own bounds. A start runs much code a few thousand times and never again: to have all that from the second
   * compiler took a third of its processor time. What readers and the staff ask for gets there all the same, if a little later.
   */
  static final List<String> LATE_COMPILER = List.of("-XX:Tier4InvocationThreshold=20000", "-XX:Tier4MinInvocationThreshold=2400",
      "-XX:Tier4CompileThreshold=60000", "-XX:Tier4BackEdgeThreshold=160000");

  /**
   * Most of what is made for an answer is gone with it, so few new objects need a place at a time, and what stays needs little more room
   * than it takes. The parallel collector gives readers of ready answers a tenth more, and takes a hundred megabytes more.
   */
  private static final List<String> COLLECTOR =
      List.of("-XX:+UseSerialGC", "-Xmn64m", "-XX:MinHeapFreeRatio=20", "-XX:MaxHeapFreeRatio=35");

  private JvmOptions() {}

  /**
   * @param given what {@code ENTENTE_JAVA_OPTS} says; a JVM takes one collector only, so one named there replaces ours, and it does not
   *     start with more memory than it is given
   */
  static List<String> with(String given) {
    List<String> options = new ArrayList<>(MEMORY);
    options.addAll(LATE_COMPILER);
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
