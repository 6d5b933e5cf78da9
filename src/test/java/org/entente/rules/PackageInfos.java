package org.entente.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks at sources: every package says in 3 to 8 lines what it is for, who enters and what it must never do. */
public final class PackageInfos {
  private PackageInfos() {}

  /** The packages below a source folder that say nothing, or too little or too much. */
  public static List<String> missing(Path sources) throws IOException {
    List<String> broken = new ArrayList<>();
    try (Stream<Path> folders = Files.walk(sources).filter(Files::isDirectory)) {
      for (Path folder : folders.sorted().toList()) {
        if (holdsClasses(folder)) {
          Path info = folder.resolve("package-info.java");
          long lines = Files.exists(info) ? Files.readAllLines(info).stream().filter(line -> line.startsWith(" *")).count() - 1 : 0;
          if (lines < 3 || lines > 8) {
            broken.add(sources.relativize(folder) + ": " + lines + " lines");
          }
        }
      }
    }
    return broken;
  }

  private static boolean holdsClasses(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"));
    }
  }
}
